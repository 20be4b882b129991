package com.haina.resident.person;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody saw a masked value in the clear.
 *
 * @param field MOBILE or ID_NUMBER
 */
record AccessView(Instant time, String actorId, @Nullable String actorName, String field, String reason) {}
