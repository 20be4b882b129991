package com.haina.resident.building;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A node or room as the console shows it.
 *
 * @param layer the tenant's name of its layer
 * @param rank its number among its siblings, where it was given one
 * @param children directly under it; 0 for a room
 * @param rooms under it; 1 for a room
 * @param residents who live there now, each counted once
 */
record PlaceView(
        String id,
        Kind kind,
        String communityId,
        String structureId,
        @Nullable String parentId,
        String layer,
        String name,
        List<String> aliases,
        @Nullable Integer rank,
        long children,
        long rooms,
        long residents) {

    enum Kind {
        NODE,
        ROOM
    }

    static PlaceView of(Place place, String layer, long children, long rooms, long residents) {
        return new PlaceView(
                place.id(),
                place instanceof Room ? Kind.ROOM : Kind.NODE,
                place.communityId(),
                place.structureId(),
                place.ancestors().isEmpty() ? null : place.parentId(),
                layer,
                place.name(),
                place.aliases(),
                place.rank(),
                children,
                rooms,
                residents);
    }
}
