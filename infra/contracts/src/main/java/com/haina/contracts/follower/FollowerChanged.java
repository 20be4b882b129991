package com.haina.contracts.follower;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody follows an account, left it, or can be reached in another way than before. Published by wechat-mp-service on
 * {@code wechat.events}; subject = follower id. The opening of the customer-service window is told at most once an hour.
 *
 * @param appId the account
 * @param following false after {@code unsubscribe}
 * @param windowUntil until when customer-service messages may be sent (48 h after the last message); absent when closed,
 *     and while the account is not authorized
 * @param templates whether notices reach the follower by template message after that: the account's office has chosen a template for
 *     notices, and the account lets it be sent
 */
public record FollowerChanged(
        String appId, boolean following, @Nullable Instant windowUntil, boolean templates) {

    /** Wire type. */
    public static final String TYPE = "wechat.follower-changed.v1";
}
