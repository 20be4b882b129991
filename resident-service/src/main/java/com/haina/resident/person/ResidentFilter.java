package com.haina.resident.person;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.haina.resident.building.CoverageStage;

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
 * @param coverage only people at one of these stages; empty for all
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
        @Nullable Instant changedSince,
        Set<CoverageStage> coverage) {

    ResidentFilter(
            @Nullable Set<String> ids,
            List<String> places,
            @Nullable String namePrefix,
            @Nullable Identity identity,
            boolean deleted) {
        this(ids, places, namePrefix, identity, deleted, null, null, List.of(), null);
    }

    ResidentFilter(
            @Nullable Set<String> ids,
            List<String> places,
            @Nullable String namePrefix,
            @Nullable Identity identity,
            boolean deleted,
            @Nullable Boolean hasMobile,
            @Nullable Boolean doubtful,
            List<String> tags,
            @Nullable Instant changedSince) {
        this(ids, places, namePrefix, identity, deleted, hasMobile, doubtful, tags, changedSince, Set.of());
    }

    /** The marks under one of which all who are meant stand; empty where it is not marked people alone. */
    Set<PlaceMark> marks() {
        if (deleted) {
            return Set.of();
        }
        if (Boolean.FALSE.equals(hasMobile)) {
            return Set.of(PlaceMark.NO_MOBILE);
        }
        if (Boolean.TRUE.equals(doubtful)) {
            return Set.of(PlaceMark.DOUBTFUL);
        }
        return coverage.contains(CoverageStage.IMPORTED)
                ? Set.of()
                : coverage.stream()
                        .flatMap(stage -> PlaceMark.of(stage).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PlaceMark.class)));
    }

    ResidentFilter withMobile(@Nullable Boolean wanted) {
        return new ResidentFilter(
                ids, places, namePrefix, identity, deleted, wanted, doubtful, tags, changedSince, coverage);
    }

    ResidentFilter withCoverage(Set<CoverageStage> wanted) {
        return new ResidentFilter(
                ids, places, namePrefix, identity, deleted, hasMobile, doubtful, tags, changedSince, wanted);
    }

    /** The stages that are not meant. */
    Set<CoverageStage> otherStages() {
        return coverage.isEmpty() ? Set.of() : EnumSet.complementOf(EnumSet.copyOf(coverage));
    }
}
