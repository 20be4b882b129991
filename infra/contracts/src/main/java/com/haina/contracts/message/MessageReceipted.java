package com.haina.contracts.message;

import org.jspecify.annotations.Nullable;

/**
 * WeChat told what became of a message that it had taken. Published by wechat-mp-service on {@code wechat.events}; subject = message id.
 *
 * @param reference of whoever had it sent, as given; absent when none was given
 * @param followerId to whom; absent for a mass message
 * @param delivered whether it arrived; a mass message arrived when WeChat sent it to anybody
 * @param status WeChat's own word, for example {@code failed:user block} or {@code err(20001)}
 * @param planned for a mass message: how many it was for
 * @param sent for a mass message: how many got it
 * @param failed for a mass message: how many WeChat failed to reach
 */
public record MessageReceipted(
        String messageId,
        @Nullable String reference,
        String appId,
        MessageChannel channel,
        @Nullable String followerId,
        boolean delivered,
        String status,
        @Nullable Integer planned,
        @Nullable Integer sent,
        @Nullable Integer failed) {

    /** Wire type. */
    public static final String TYPE = "wechat.message-receipted.v1";
}
