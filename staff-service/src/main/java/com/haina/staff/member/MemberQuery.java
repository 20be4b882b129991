package com.haina.staff.member;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Which members a list shows; a controller's parameter, bound from the query. Filters are joined by "and".
 *
 * @param q a mobile, its last four digits, the beginning of a name, or the (end of the) path of a department
 * @param state absent for both
 * @param departmentId the department and, unless {@code below=false}, everything below it
 * @param communityId members who serve one of these communities
 * @param deleted true for the deleted that are not purged yet, instead of the others
 * @param sort {@code name}, {@code createdAt} or {@code updatedAt}, with {@code -} before it for descending; by default
 *     {@code -createdAt}
 */
record MemberQuery(
        @Size(max = 100) @Nullable String q,
        @Nullable MemberState state,
        @Nullable String departmentId,
        @Nullable Boolean below,
        @Nullable List<String> communityId,
        @Size(max = 50) @Nullable String position,
        @Size(max = 50) @Nullable String rank,
        @Nullable Gender gender,
        @Nullable Boolean deleted,

        @Pattern(regexp = "-?(name|createdAt|updatedAt)", message = "{field.sort.unknown}") @Nullable
        String sort) {

    /** Without any narrowing. */
    static MemberQuery everybody() {
        return new MemberQuery(null, null, null, null, null, null, null, null, null, null);
    }

    String sortField() {
        String field = sort == null ? "createdAt" : sort.startsWith("-") ? sort.substring(1) : sort;
        return field.equals("name") ? "details.name" : field;
    }

    boolean descending() {
        return sort == null || sort.startsWith("-");
    }

    boolean withBelow() {
        return !Boolean.FALSE.equals(below);
    }

    boolean onlyDeleted() {
        return Boolean.TRUE.equals(deleted);
    }
}
