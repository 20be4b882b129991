package com.haina.resident.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What is missing or doubtful about a person. Few people have a mark, and who looks for them wants just these few out of a hundred
 * thousand: so a marked person stands a second time at each of their places, under the place and the mark, and the index of places finds
 * them; no index of its own has to be kept for everybody else.
 */
enum GapMark {
    NO_MOBILE("no-mobile"),
    DOUBTFUL("doubtful");

    private final String word;

    GapMark(String word) {
        this.word = word;
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
    static List<String> with(Collection<String> places, Collection<GapMark> marks) {
        List<String> all = new ArrayList<>(places);
        for (GapMark mark : marks) {
            all.add(mark.anywhere());
            places.forEach(place -> all.add(mark.at(place)));
        }
        return all;
    }
}
