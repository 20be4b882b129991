package com.haina.auth.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; every part may be absent.
 *
 * @param from first instant, inclusive
 * @param to last instant, exclusive
 */
record AuditFilter(
        @Nullable String actorId,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable Instant from,
        @Nullable Instant to) {}
