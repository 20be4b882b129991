package com.haina.contracts.roster;

import org.jspecify.annotations.Nullable;

/**
 * A value before and after a row; mobiles, ID numbers, addresses and accounts are masked, names are not: whoever looks at a
 * change has to see it.
 *
 * @param field the {@link RosterField} name
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
