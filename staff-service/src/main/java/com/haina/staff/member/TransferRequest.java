package com.haina.staff.member;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Another place in the office, or (for somebody who left) the place of a return. What is absent stays as it was.
 *
 * @param rank an empty text for none
 * @param on first day there; by default today
 */
record TransferRequest(
        @Size(min = 1) @Nullable String departmentId,
        @Size(min = 1, max = 50) @Nullable String position,
        @Size(max = 50) @Nullable String rank,
        @Size(min = 1, max = 200) @Nullable List<String> communityIds,
        @Nullable LocalDate on,
        @Size(max = 200) @Nullable String note) {}
