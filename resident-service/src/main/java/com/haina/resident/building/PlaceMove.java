package com.haina.resident.building;

import org.jspecify.annotations.Nullable;

/**
 * Where a node or room is to stand.
 *
 * @param parentId a node of the layer above in the same structure; absent to stay under its own
 * @param beforeId the sibling there before which it is to stand
 * @param last whether it is to stand behind all its siblings; with neither, its number and name decide
 */
record PlaceMove(
        @Nullable String parentId,
        @Nullable String beforeId,
        @Nullable Boolean last) {}
