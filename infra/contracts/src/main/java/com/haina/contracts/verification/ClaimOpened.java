package com.haina.contracts.verification;

/**
 * A follower opened a room's claim code for the first time: the follower has to do with the room, nothing more is known. Published by
 * resident-service on {@code resident.events}; subject = the room.
 */
public record ClaimOpened(String followerId, String communityId, String roomId) {

    /** Wire type. */
    public static final String TYPE = "resident.claim-opened.v1";
}
