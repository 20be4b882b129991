package com.haina.resident.coverage;

import org.jspecify.annotations.Nullable;

import com.haina.resident.building.CoverageStage;

/** How far the office has come with the best of a room's people; NONE where nobody lives. */
enum RoomState {
    NONE,
    IMPORTED,
    FOLLOWING,
    VERIFIED,
    REACHABLE;

    static RoomState of(@Nullable CoverageStage best) {
        return best == null ? NONE : valueOf(best.name());
    }
}
