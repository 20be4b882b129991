package com.haina.staff.member;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** To whom something is done at once; at most 500, more than an office has. */
record BulkRequest(
        @NotNull @Size(min = 1, max = ChangeManyMembers.MOST)
        List<@NotBlank String> ids) {

    /**
     * They leave the office.
     *
     * @param on last day; by default today
     */
    record Departures(
            @NotNull @Size(min = 1, max = ChangeManyMembers.MOST)
            List<@NotBlank String> ids,

            @Nullable LocalDate on,
            @Nullable @Size(max = 200) String reason) {}

    /**
     * They move to a department, or come back into one, with their positions and communities as they were.
     *
     * @param on first day there; by default today
     */
    record Transfers(
            @NotNull @Size(min = 1, max = ChangeManyMembers.MOST)
            List<@NotBlank String> ids,

            @NotBlank String departmentId,
            @Nullable LocalDate on,
            @Nullable @Size(max = 200) String note) {}
}
