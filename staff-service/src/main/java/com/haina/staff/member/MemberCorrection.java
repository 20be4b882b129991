package com.haina.staff.member;

import java.util.List;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Corrects what is on file, without history; for somebody's real move there is a transfer. What is absent stays as it is; an empty text
 * clears what may be empty (address, rank).
 */
record MemberCorrection(
        @Size(min = 1, max = 50) @Nullable String name,
        @Nullable Gender gender,
        @Size(min = 1, max = 32) @Nullable String mobile,
        @Size(min = 1, max = WeChatId.MAX_LENGTH) @Nullable String wechatId,
        @Size(max = 200) @Nullable String address,
        @Size(min = 1) @Nullable String departmentId,
        @Size(min = 1, max = 50) @Nullable String position,
        @Size(max = 50) @Nullable String rank,
        @Size(min = 1, max = 200) @Nullable List<String> communityIds) {

    @Override
    public String toString() {
        return "MemberCorrection";
    }
}
