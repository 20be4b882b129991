package com.haina.contracts.follower;

import org.jspecify.annotations.Nullable;

/**
 * What a follower is to hear.
 *
 * @param title a few words
 * @param text one or two sentences
 * @param path page of the platform that it leads to, below the public address, for example {@code /m/home?app=wx…}
 */
public record FollowerNoticeText(
        String followerId,
        String title,
        String text,
        @Nullable String path) {

    @Override
    public String toString() {
        return "FollowerNoticeText[followerId=" + followerId + "]";
    }
}
