package com.haina.resident.person;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Something done to a person among many others, by whom and when. */
record BulkMark(
        String action, Instant at, String actorId, @Nullable String actorName) {}
