package com.haina.staff.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A member as shown; personal values masked.
 *
 * @param wechatIdDoubtful whether WeChat cannot have given this id out; functions that need it may fail
 * @param department path of the department, 工程部/维修组
 * @param since first day at the present place
 * @param deletedAt when it was deleted; it is purged some time later
 * @param mergedInto the record that took this one over
 */
record MemberView(
        String id,
        String name,
        @Nullable Gender gender,
        String mobileMasked,
        @Nullable String wechatIdMasked,
        boolean wechatIdDoubtful,
        @Nullable String addressMasked,
        @Nullable String departmentId,
        @Nullable String department,
        @Nullable String position,
        @Nullable String rank,
        List<Community> communities,
        MemberState state,
        @Nullable LocalDate since,
        @Nullable LocalDate leftOn,
        @Nullable String leftReason,
        @Nullable Instant deletedAt,
        @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt) {

    /** A community served. */
    record Community(String id, String name) {}
}
