package com.haina.contracts.verification;

/**
 * An application to be verified came in or moved on. Published by resident-service on {@code resident.events}; subject = the application.
 *
 * @param state WAITING_FOR_OWNER, WAITING_FOR_REVIEW, MORE_NEEDED, APPROVED, REJECTED, WITHDRAWN or EXPIRED
 */
public record VerificationChanged(
        String applicationId, String followerId, String communityId, String roomId, String state) {

    /** Wire type. */
    public static final String TYPE = "resident.verification-changed.v1";
}
