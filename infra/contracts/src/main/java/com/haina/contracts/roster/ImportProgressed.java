package com.haina.contracts.roster;

import org.jspecify.annotations.Nullable;

/**
 * An import is in another state, or further than it was; at most twice a second for one import. Its subject is the import.
 *
 * @param kind absent while it is not recognised
 * @param state as import-service names it, for example {@code APPLYING}
 * @param done rows of the present phase
 * @param total rows of the present phase
 * @param ratePerSecond rows a second; absent while nothing moves
 * @param etaSeconds until the phase ends at that rate; absent while nothing moves
 * @param createdBy id of the operator who uploaded it
 */
public record ImportProgressed(
        @Nullable RosterKind kind,
        String state,
        int done,
        int total,
        @Nullable Integer ratePerSecond,
        @Nullable Integer etaSeconds,
        String createdBy) {

    public static final String TYPE = "import.progressed.v1";
}
