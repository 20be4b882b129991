package com.haina.wechat.reply;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.wechat.reply.ReplyRule.Answer;

/** Fills in who is spoken to. */
final class ReplyWords {

    private static final String NAME = "{姓名}";
    private static final String ROOM = "{房号}";
    private static final String COMMUNITY = "{小区}";

    private ReplyWords() {}

    static boolean personal(@Nullable String text) {
        return text != null && (text.contains(NAME) || text.contains(ROOM) || text.contains(COMMUNITY));
    }

    /**
     * What an answer says to somebody: its text, or its title, or the description if the title is nothing but what nobody knows of them.
     * Empty if nothing is left: WeChat tells a follower who gets such a text that the account is out of order.
     */
    static Optional<String> said(Answer answer, ReplyBook.Content book, FollowerHomes homes) {
        boolean news = answer.form() == ReplyRule.Form.NEWS;
        String said = filled(news ? answer.title() : answer.text(), book, homes);
        if (said.isBlank() && news) {
            said = filled(answer.description(), book, homes);
        }
        return said.isBlank() ? Optional.empty() : Optional.of(said);
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
