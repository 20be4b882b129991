package com.haina.staff.member;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A new member, with what the staff workbook requires too.
 *
 * @param since first day at this place
 */
record MemberRequest(
        @NotBlank @Size(max = 50) String name,
        @NotNull Gender gender,
        @NotBlank @Size(max = 32) String mobile,
        @NotBlank @Size(max = WeChatId.MAX_LENGTH) String wechatId,
        @Size(max = 200) @Nullable String address,
        @NotBlank String departmentId,
        @NotBlank @Size(max = 50) String position,
        @Size(max = 50) @Nullable String rank,
        @NotEmpty @Size(max = 200) List<@NotBlank String> communityIds,
        @Nullable LocalDate since) {

    @Override
    public String toString() {
        return "MemberRequest";
    }
}
