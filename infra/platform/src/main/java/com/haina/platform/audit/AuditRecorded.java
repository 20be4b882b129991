package com.haina.platform.audit;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A person changed something or had a masked value revealed. Published by the service in which it happened on its own topic; kept
 * append-only by auth-service. Tenant and time are the event's attributes.
 *
 * @param actorId the operator's id
 * @param actorName the operator's display name at that time
 * @param address the caller's address as seen by the gateway
 * @param action noun and verb, for example {@code resident.update} or {@code resident.reveal}
 * @param subjectType for example {@code resident}
 * @param subjectId id of what was changed
 * @param subjectName its name for people to read, masked where personal
 * @param before fields before, personal values masked; empty for a creation
 * @param after fields after, personal values masked; empty for a removal
 * @param reason why a masked value was revealed, otherwise absent
 */
public record AuditRecorded(
        String actorId,
        @Nullable String actorName,
        @Nullable String address,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String subjectName,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable String reason) {

    /** Wire type, the same whichever service publishes it. */
    public static final String TYPE = "audit.recorded.v1";
}
