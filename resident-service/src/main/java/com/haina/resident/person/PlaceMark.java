package com.haina.resident.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.haina.resident.building.CoverageStage;

/**
 * What is missing or doubtful about a person, or how far coverage has come. Who looks for people with a mark wants just these out of a
 * hundred thousand, or their number: so a marked person stands a second time at each of their places, under the place and the mark, and the
 * index of places finds and counts them; no index of its own has to be kept for everybody else.
 */
enum PlaceMark {
    NO_MOBILE("no-mobile"),
    DOUBTFUL("doubtful"),
    FOLLOWING("following"),
    VERIFIED("verified"),
    REACHABLE("reachable");

    private final String word;

    PlaceMark(String word) {
        this.word = word;
    }

    /** The mark of a stage; people who are imported and nothing more have none. */
    static Optional<PlaceMark> of(CoverageStage stage) {
        return switch (stage) {
            case IMPORTED -> Optional.empty();
            case FOLLOWING -> Optional.of(FOLLOWING);
            case VERIFIED -> Optional.of(VERIFIED);
            case REACHABLE -> Optional.of(REACHABLE);
        };
    }

    /** Where people with this mark stand who live at a place. */
    String at(String placeId) {
        return placeId + "/" + word;
    }

    /** Where all people with this mark stand. */
    String anywhere() {
        return word;
    }

    /** Whether this is not a place but where marked people stand. */
    static boolean isMarked(String place) {
        return Arrays.stream(values()).anyMatch(mark -> place.equals(mark.word) || place.endsWith("/" + mark.word));
    }

    /** The places themselves, and those under the marks. */
    static List<String> with(Collection<String> places, Collection<PlaceMark> marks) {
        List<String> all = new ArrayList<>(places);
        for (PlaceMark mark : marks) {
            all.add(mark.anywhere());
            places.forEach(place -> all.add(mark.at(place)));
        }
        return all;
    }
}
