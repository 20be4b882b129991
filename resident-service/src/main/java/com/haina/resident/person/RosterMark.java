package com.haina.resident.person;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.platform.crypto.Sealed;

/**
 * What is needed to take the last import's changes of a person back. Written with the import's first change, whichever chunk brings it, so
 * that several rows and chunks about one person are taken back together.
 *
 * @param edits changes made by people before the import; more now means that somebody changed the person afterwards
 * @param at when; absent in what was written before this was kept
 * @param before the person as it was; absent where the import made the person
 */
public record RosterMark(
        String jobId,
        long edits,
        @Nullable Instant at,
        @Nullable State before) {

    /** How many imports in a row can be taken back, the last one first. */
    static final int DEEPEST = 3;

    /** The part of a person that imports change. */
    public record State(
            @Nullable String name,
            @Nullable Gender gender,
            @Nullable Sealed idNumber,
            @Nullable String idNumberKey,
            @Nullable Boolean doubtful,
            List<Occupancy> occupancies,
            List<String> stamps,
            @Nullable RosterMark mark) {}

    /** Whether the import made the person. */
    boolean created() {
        return before == null;
    }

    /** The same, remembering at most {@code depth} imports. */
    @Nullable
    RosterMark cut(int depth) {
        if (depth == 0) {
            return null;
        }
        if (before == null || before.mark() == null) {
            return this;
        }
        return new RosterMark(
                jobId,
                edits,
                at,
                new State(
                        before.name(),
                        before.gender(),
                        before.idNumber(),
                        before.idNumberKey(),
                        before.doubtful(),
                        before.occupancies(),
                        before.stamps(),
                        before.mark().cut(depth - 1)));
    }
}
