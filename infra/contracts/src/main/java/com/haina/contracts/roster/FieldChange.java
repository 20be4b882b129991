package com.haina.contracts.roster;

import org.jspecify.annotations.Nullable;

/**
 * A value before and after a row; personal values are masked.
 *
 * @param field the {@link RosterField} name
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
