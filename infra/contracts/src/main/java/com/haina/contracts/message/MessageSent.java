package com.haina.contracts.message;

import org.jspecify.annotations.Nullable;

/**
 * WeChat took a message, or did not. Published by wechat-mp-service on {@code wechat.events}; subject = message id.
 *
 * @param reference of whoever had it sent, as given; absent when none was given
 * @param followerId to whom; absent for a mass message
 * @param result what is known
 * @param code WeChat's error code; 0 when accepted, -1 when it did not answer
 */
public record MessageSent(
        String messageId,
        @Nullable String reference,
        String appId,
        MessageChannel channel,
        @Nullable String followerId,
        Result result,
        int code) {

    /** Wire type. */
    public static final String TYPE = "wechat.message-sent.v1";

    /** What is known of the sending. */
    public enum Result {
        ACCEPTED,
        REFUSED,
        /** WeChat did not answer, and asking again could send it twice. */
        UNCERTAIN
    }
}
