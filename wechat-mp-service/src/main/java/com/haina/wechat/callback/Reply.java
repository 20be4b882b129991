package com.haina.wechat.callback;

import org.jspecify.annotations.Nullable;

/** An answer to a follower's message. Source: 被动回复用户消息. */
public sealed interface Reply {

    /** Text, up to 2,048 bytes. */
    record Text(String content) implements Reply {
        @Override
        public String toString() {
            return "Text[]";
        }
    }

    /** A picture of the account's, by media id. */
    record Image(String mediaId) implements Reply {}

    record Voice(String mediaId) implements Reply {}

    record Video(
            String mediaId,
            @Nullable String title,
            @Nullable String description) implements Reply {}

    /** One article; WeChat takes no more in an answer. */
    record News(String title, String description, String pictureUrl, String url) implements Reply {}

    /** WeChat hands the conversation over to a person. */
    record HandOver() implements Reply {}
}
