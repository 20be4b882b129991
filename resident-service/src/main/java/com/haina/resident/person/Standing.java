package com.haina.resident.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What follows, on a day, from the rooms that a person lives or lived in.
 *
 * @param occupancies the same, of which one current at most is preferred: the one that was, else the first
 * @param places every community, node and room of the current ones
 * @param homeKey where the preferred room stands in the lists of rooms
 * @param leavesOn the next day on which the person leaves a room
 */
record Standing(
        List<Occupancy> occupancies,
        Set<String> places,
        String homeKey,
        @Nullable String leavesOn) {

    /** Sorts people without a room behind all others. */
    static final String HOMELESS = "~";

    static Standing of(List<Occupancy> occupancies, LocalDate today) {
        List<Occupancy> settled = withOnePreferred(occupancies, today);
        Set<String> places = new LinkedHashSet<>();
        String homeKey = HOMELESS;
        String leavesOn = null;
        for (Occupancy occupancy : settled) {
            if (!occupancy.isCurrent(today)) {
                continue;
            }
            if (occupancy.preferred()) {
                homeKey = occupancy.orderKey();
            }
            places.addAll(occupancy.places());
            String leaving = occupancy.movedOutOn();
            if (leaving != null && (leavesOn == null || leaving.compareTo(leavesOn) < 0)) {
                leavesOn = leaving;
            }
        }
        return new Standing(settled, places, homeKey, leavesOn);
    }

    private static List<Occupancy> withOnePreferred(List<Occupancy> occupancies, LocalDate today) {
        int preferred = -1;
        for (int i = 0; i < occupancies.size(); i++) {
            Occupancy occupancy = occupancies.get(i);
            if (occupancy.isCurrent(today) && (preferred < 0 || occupancy.preferred())) {
                preferred = i;
                if (occupancy.preferred()) {
                    break;
                }
            }
        }
        List<Occupancy> settled = new ArrayList<>(occupancies.size());
        for (int i = 0; i < occupancies.size(); i++) {
            settled.add(occupancies.get(i).preferred(i == preferred));
        }
        return settled;
    }
}
