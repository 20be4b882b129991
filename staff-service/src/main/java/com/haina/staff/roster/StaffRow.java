package com.haina.staff.roster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.staff.department.DepartmentPath;
import com.haina.staff.member.Gender;

/**
 * A row as far as it could be understood; what is absent was empty or not understood.
 *
 * @param served communities by what the row calls them
 */
record StaffRow(
        int number,
        @Nullable String name,
        @Nullable Gender gender,
        @Nullable String mobile,
        @Nullable String address,
        @Nullable DepartmentPath department,
        @Nullable String position,
        @Nullable String rank,
        List<String> served,
        @Nullable String wechatId) {

    @Override
    public String toString() {
        return "StaffRow[" + number + "]";
    }
}
