package com.haina.imports.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One column of the sheet.
 *
 * @param column from 0
 * @param title as written in the file, group title not included; may be empty
 * @param group the title above, empty when there is none
 * @param field the {@link com.haina.contracts.roster.RosterField} it feeds; absent when it is not read
 */
public record ColumnMatch(
        int column, String title, String group, @Nullable String field, MatchReason reason) {}
