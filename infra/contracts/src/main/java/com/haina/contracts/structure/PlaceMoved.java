package com.haina.contracts.structure;

import org.jspecify.annotations.Nullable;

/**
 * A node or room stands elsewhere in its structure now, and everything and everybody under it with it. Published by resident-service on
 * {@code resident.events}; subject = the place's id. What stands under it follows within moments.
 *
 * @param parentId the node above; absent in the outermost layer
 */
public record PlaceMoved(
        String placeId,
        Kind kind,
        String communityId,
        String structureId,
        @Nullable String parentId) {

    /** Wire type. */
    public static final String TYPE = "resident.place-moved.v1";

    /** What moved. */
    public enum Kind {
        NODE,
        ROOM
    }
}
