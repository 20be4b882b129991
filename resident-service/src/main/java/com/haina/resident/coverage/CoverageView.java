package com.haina.resident.coverage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.resident.building.CoverageStage;
import com.haina.resident.person.CoveredResidents.Counts;

/**
 * How far the office has come with the people of a place.
 *
 * @param total the place itself; a person counts once in it, also with rooms in several of the parts
 * @param parts the communities, or the nodes directly under the place
 */
record CoverageView(Line total, List<Line> parts) {

    /**
     * The people of one place, each stage including those after it: whoever is at a stage and no further is the difference of two numbers.
     *
     * @param id a community or node; absent for all communities together
     * @param rooms in it
     * @param imported people who live there now
     * @param withoutMobile those of them without a mobile on file
     */
    record Line(
            @Nullable String id,
            @Nullable String name,
            long rooms,
            long imported,
            long withoutMobile,
            long following,
            long verified,
            long reachable) {

        static Line of(@Nullable String id, @Nullable String name, long rooms, Counts counts) {
            return new Line(
                    id,
                    name,
                    rooms,
                    counts.imported(),
                    counts.withoutMobile(),
                    counts.following(),
                    counts.verified(),
                    counts.reachable());
        }
    }

    /**
     * A room.
     *
     * @param address what it is called in full
     * @param residents who live there now
     * @param coverage of the best of them; absent where nobody lives
     */
    record RoomLine(
            String roomId,
            String address,
            long residents,
            @Nullable CoverageStage coverage) {}
}
