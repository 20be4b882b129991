package com.haina.wechat.reply;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.follower.FollowerHomes;

/** Fills in who is spoken to. */
final class ReplyWords {

    private static final String NAME = "{姓名}";
    private static final String ROOM = "{房号}";
    private static final String COMMUNITY = "{小区}";

    private ReplyWords() {}

    static boolean personal(@Nullable String text) {
        return text != null && (text.contains(NAME) || text.contains(ROOM) || text.contains(COMMUNITY));
    }

    /** The text with what is known, cut to what WeChat takes: a name may be longer than its place. */
    static String filled(@Nullable String text, ReplyBook.Content book, FollowerHomes homes) {
        String filled = (text == null ? "" : text)
                .replace(NAME, or(homes.name(), book.nameFallback()))
                .replace(ROOM, or(homes.room(), book.roomFallback()))
                .replace(COMMUNITY, or(homes.community(), ""));
        int end = filled.length();
        while (filled.substring(0, end).getBytes(StandardCharsets.UTF_8).length > ReplyChecks.TEXT_BYTES) {
            end = filled.offsetByCodePoints(end, -1);
        }
        return filled.substring(0, end);
    }

    private static String or(@Nullable String known, String otherwise) {
        return known == null || known.isBlank() ? otherwise : known;
    }
}
