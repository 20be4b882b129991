package com.haina.resident.person;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows.
 *
 * @param ids only these, or null
 * @param places only people who live in one of these communities, nodes or rooms; empty for all
 * @param namePrefix only names that begin like this, or null
 * @param identity only people who are this to one of their rooms, or null
 * @param hasMobile only people with a mobile, or without one; null for both
 * @param doubtful only people whose ID number is doubtful, or not; null for both
 * @param tags only people who have all of these; empty for all
 * @param changedSince only people whom anything changed since, or null
 */
record ResidentFilter(
        @Nullable Set<String> ids,
        List<String> places,
        @Nullable String namePrefix,
        @Nullable Identity identity,
        boolean deleted,
        @Nullable Boolean hasMobile,
        @Nullable Boolean doubtful,
        List<String> tags,
        @Nullable Instant changedSince) {

    ResidentFilter(
            @Nullable Set<String> ids,
            List<String> places,
            @Nullable String namePrefix,
            @Nullable Identity identity,
            boolean deleted) {
        this(ids, places, namePrefix, identity, deleted, null, null, List.of(), null);
    }

    /** The mark whose people are meant; null where it is not marked people alone. */
    @Nullable
    GapMark gap() {
        if (deleted) {
            return null;
        }
        if (Boolean.FALSE.equals(hasMobile)) {
            return GapMark.NO_MOBILE;
        }
        return Boolean.TRUE.equals(doubtful) ? GapMark.DOUBTFUL : null;
    }

    ResidentFilter withMobile(@Nullable Boolean wanted) {
        return new ResidentFilter(ids, places, namePrefix, identity, deleted, wanted, doubtful, tags, changedSince);
    }
}
