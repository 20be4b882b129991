package com.haina.contracts.structure;

/**
 * A community was created, renamed or removed. Published by resident-service on {@code resident.events}; subject = community id.
 *
 * @param name the community's name now
 * @param removed whether it is gone
 */
public record CommunityChanged(String communityId, String name, boolean removed) {

    /** Wire type. */
    public static final String TYPE = "resident.community-changed.v1";
}
