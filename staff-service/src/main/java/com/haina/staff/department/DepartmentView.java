package com.haina.staff.department;

import org.jspecify.annotations.Nullable;

/**
 * A department as shown.
 *
 * @param path its names from the outermost, 工程部/维修组
 * @param depth 1 for an outermost department
 * @param members active members directly in it
 * @param membersBelow active members in it and everything below
 */
record DepartmentView(
        String id,
        @Nullable String parentId,
        String name,
        String path,
        int depth,
        int position,
        long members,
        long membersBelow) {}
