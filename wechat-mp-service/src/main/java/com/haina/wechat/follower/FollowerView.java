package com.haina.wechat.follower;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A follower in the console.
 *
 * @param openIdTail the last six characters of the openid, to tell people apart
 * @param since since when the person follows
 * @param leftAt when the person left; absent while following
 * @param scene how the person came, WeChat's word
 * @param sceneKey parameter of the scanned code
 * @param tags tag ids of the account
 * @param windowUntil until when customer-service messages may be sent
 * @param name of the bound resident; absent when not bound, outside the caller's communities, or while resident-service is away
 * @param room the default room
 * @param residentIds who the follower is bound to, as far as the caller may see them
 */
record FollowerView(
        String id,
        String appId,
        String openIdTail,
        boolean following,
        Instant since,
        @Nullable Instant leftAt,
        @Nullable String scene,
        @Nullable String sceneKey,
        @Nullable String remark,
        List<Integer> tags,
        @Nullable Instant lastInteractionAt,
        @Nullable Instant windowUntil,
        boolean bound,
        @Nullable String name,
        @Nullable String room,
        @Nullable String community,
        List<String> residentIds) {}
