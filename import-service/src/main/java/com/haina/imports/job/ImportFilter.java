package com.haina.imports.job;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterKind;

/**
 * Which imports are wanted; what is absent or empty does not matter.
 *
 * @param text part of the file's name
 * @param from earliest upload, inclusive
 * @param to latest upload, exclusive
 * @param createdBy account id
 */
record ImportFilter(
        Set<ImportState> states,
        @Nullable RosterKind kind,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String createdBy) {
    static final ImportFilter ALL = new ImportFilter(Set.of(), null, null, null, null, null);
}
