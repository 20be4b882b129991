package com.haina.staff.member;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Somebody saw a masked value in the clear. */
record AccessView(Instant time, String actorId, @Nullable String actorName, String field, String reason) {}
