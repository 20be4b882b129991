package com.haina.staff.member;

import java.time.LocalDate;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Somebody leaves the office.
 *
 * @param on last day; by default today
 */
record DepartureRequest(
        @Nullable LocalDate on, @Size(max = 200) @Nullable String reason) {}
