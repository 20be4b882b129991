package com.haina.contracts.verification;

/** A follower is no longer verified for a room. Published by resident-service on {@code resident.events}; subject = the binding. */
public record BindingEnded(String followerId, String residentId, String communityId, String roomId, String identity) {

    /** Wire type. */
    public static final String TYPE = "resident.binding-ended.v1";
}
