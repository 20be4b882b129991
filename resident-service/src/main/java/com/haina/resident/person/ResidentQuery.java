package com.haina.resident.person;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.haina.resident.building.CoverageStage;

/**
 * What a list of people is asked for; all parts narrow it.
 *
 * @param q what an operator typed: name, room, mobile or its last four digits, ID number
 * @param communityId only who lives in this community
 * @param placeId only who lives under this node or in this room
 * @param identity only who is this to one of the rooms
 * @param hasMobile only who has a mobile on file, or who has none
 * @param doubtful only whose ID number is doubtful, or whose is not
 * @param tag only who has all of these tags
 * @param changedSince only who was changed since, by people or imports
 * @param coverage only with whom the office has come exactly so far; several for any of them
 * @param sort {@code room}, {@code name} or {@code changed}, with {@code -} in front for the other way round
 * @param deleted only deleted people, until they are purged
 */
record ResidentQuery(
        @Nullable @Size(max = 100) String q,
        @Nullable @Size(max = 50) String name,
        @Nullable @Size(max = 20) String mobile,
        @Nullable @Pattern(regexp = "\\d{4}") String mobileTail,
        @Nullable @Size(max = 30) String idNumber,
        @Nullable @Size(max = 100) String room,
        @Nullable String communityId,
        @Nullable String placeId,
        @Nullable Identity identity,
        @Nullable Boolean hasMobile,
        @Nullable Boolean doubtful,
        @Nullable @Size(max = 10) List<String> tag,
        @Nullable Instant changedSince,
        @Nullable @Size(max = 4) List<CoverageStage> coverage,
        @Nullable String sort,
        @Nullable Boolean deleted) {

    /** Without any narrowing. */
    static ResidentQuery everybody() {
        return new ResidentQuery(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Override
    public String toString() {
        return "ResidentQuery";
    }
}
