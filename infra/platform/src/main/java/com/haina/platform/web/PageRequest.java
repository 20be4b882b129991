package com.haina.platform.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Which page of a list is wanted; a controller's parameter, bound from {@code limit}, {@code cursor}, {@code total}.
 *
 * @param limit 1 to 200, by default 20
 * @param cursor {@code nextCursor} of the page before
 * @param withTotal whether the total is counted
 */
public record PageRequest(
        @Min(1) @Max(200) int limit,
        @Nullable String cursor,
        boolean withTotal) {

    public PageRequest(
            @BindParam("limit") @Nullable Integer limit,
            @BindParam("cursor") @Nullable String cursor,
            @BindParam("total") @Nullable Boolean total) {
        this(limit == null ? 20 : limit, cursor, Boolean.TRUE.equals(total));
    }
}
