package com.haina.contracts.follower;

import org.jspecify.annotations.Nullable;

/**
 * Who a follower is to the property office.
 *
 * @param verified whether at least one room is bound
 * @param name the resident's name on file; absent when not verified
 * @param room the default room, as people say it
 * @param community the default room's community
 */
public record FollowerHomes(
        boolean verified,
        @Nullable String name,
        @Nullable String room,
        @Nullable String community) {

    @Override
    public String toString() {
        return "FollowerHomes[verified=" + verified + "]";
    }
}
