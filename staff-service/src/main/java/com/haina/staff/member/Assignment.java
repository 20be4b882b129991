package com.haina.staff.member;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place that somebody had, kept when they leave it.
 *
 * @param department the department's path as it was called then
 * @param communities names of the communities served, as they were called then
 * @param from first day; absent where nobody knows
 * @param until the day it ended
 * @param ending why it ended
 * @param note what the operator wrote about it
 * @param origin the row of a workbook that ended it, as {@link #origin(String, int)}; absent when a person did
 */
record Assignment(
        @Nullable String departmentId,
        String department,
        @Nullable String position,
        @Nullable String rank,
        List<String> communityIds,
        List<String> communities,
        @Nullable LocalDate from,
        LocalDate until,
        Ending ending,
        @Nullable String note,
        @Nullable String origin) {

    static String origin(String chunkId, int row) {
        return chunkId + ":" + row;
    }

    enum Ending {
        TRANSFER,
        DEPARTURE
    }
}
