package com.haina.wechat.follower;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What the list of followers is asked for; all parts narrow it.
 *
 * @param q the beginning of a remark, the name of a bound resident, or the end of an openid (at least four characters)
 * @param appId only of this account
 * @param state following or left
 * @param bound only who is, or is not, bound to a room
 * @param tag only who has this tag; needs the account
 * @param scene only who came this way, in WeChat's words; {@code UNKNOWN} for those of whom WeChat does not say
 * @param reachable only to whom a customer-service message may be sent now
 * @param sort {@code since} or {@code interaction}, with {@code -} in front for the newest first
 */
record FollowerQuery(
        @Nullable @Size(max = 60) String q,
        @Nullable String appId,
        @Nullable State state,
        @Nullable Boolean bound,
        @Nullable Integer tag,
        @Nullable @Size(max = 40) String scene,
        @Nullable Boolean reachable,
        @Nullable String sort) {

    static final String UNKNOWN_SCENE = "UNKNOWN";

    /** Whether somebody follows now. */
    enum State {
        FOLLOWING,
        LEFT
    }

    @Override
    public String toString() {
        return "FollowerQuery";
    }
}
