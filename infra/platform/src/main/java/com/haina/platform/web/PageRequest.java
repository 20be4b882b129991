package com.haina.platform.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted; a controller's parameter, bound from the query.
 *
 * @param limit 1 to 200, by default 20
 * @param cursor {@code nextCursor} of the page before; absent for the first page
 * @param total whether all are counted; by default not
 */
public record PageRequest(
        @Min(1) @Max(200) @Nullable Integer limit,
        @Nullable String cursor,
        @Nullable Boolean total) {

    private static final int DEFAULT_LIMIT = 20;

    /** How many items the page has at most. */
    public int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /** Whether all are counted. */
    public boolean withTotal() {
        return Boolean.TRUE.equals(total);
    }
}
