package com.haina.resident.building;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A building as a picture: its rooms, side by side under the nodes directly above them.
 *
 * @param columns in the order of the tree; the building itself where rooms stand directly under it
 */
record BuildingGrid(PlaceView place, List<Column> columns) {

    /**
     * A unit of the building.
     *
     * @param names of the nodes between the building and this one, and its own; empty for the building itself
     */
    record Column(String id, List<String> names, List<Cell> rooms) {}

    /**
     * A room.
     *
     * @param floor as far as its number tells: 1802 is on the 18th
     * @param residents who live there now
     * @param withMobile how many of them have a mobile on file
     * @param coverage how far the office has come with the best of them; absent where nobody lives
     */
    record Cell(
            String id,
            String name,
            List<String> aliases,
            @Nullable Integer floor,
            long residents,
            long withMobile,
            @Nullable CoverageStage coverage) {}
}
