package com.haina.contracts.verification;

/**
 * A follower is verified as a resident of a room. Published by resident-service on {@code resident.events}; subject = the binding. Told
 * again, with the same subject, where the binding stands for another record (two were merged) or another identity from now on.
 *
 * @param identity OWNER, FAMILY or TENANT
 */
public record ResidentVerified(
        String followerId, String residentId, String communityId, String roomId, String identity) {

    /** Wire type. */
    public static final String TYPE = "resident.verified.v1";
}
