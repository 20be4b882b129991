package com.haina.resident.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.follower.FollowerNoticeDelivered;

/**
 * Something that a follower was to hear about an application or a binding; its text is made when it is fetched.
 *
 * @param id of the notice: the id of what it is about, a dot, a number
 * @param channel how it was sent; absent until that is known
 * @param code WeChat's error code
 */
record Notice(
        String id,
        String followerId,
        Kind kind,
        Instant at,
        FollowerNoticeDelivered.@Nullable Channel channel,
        @Nullable Boolean accepted,
        @Nullable Integer code) {

    /** What it says. */
    enum Kind {
        VERIFICATION_APPROVED,
        VERIFICATION_REJECTED,
        VERIFICATION_MORE_NEEDED,
        /** Nobody answered for the room; staff decide. */
        VERIFICATION_PASSED_ON,
        /** Staff took their decision back. */
        VERIFICATION_REOPENED,
        VERIFICATION_EXPIRED,
        /** To an owner: somebody applied. */
        OWNER_ASKED,
        BINDING_ENDED
    }

    Notice delivered(FollowerNoticeDelivered result) {
        return new Notice(id, followerId, kind, at, result.channel(), result.accepted(), result.code());
    }
}
