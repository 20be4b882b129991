package com.haina.contracts.audit;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param action for example {@code resident.update} or {@code resident.reveal}
 * @param before fields that changed, before; personal values masked
 * @param after the same fields, after; of a reveal, which field
 * @param reason why a masked value was revealed
 */
public record TrailEntry(
        String id,
        Instant time,
        String actorId,
        @Nullable String actorName,
        String action,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason) {}
