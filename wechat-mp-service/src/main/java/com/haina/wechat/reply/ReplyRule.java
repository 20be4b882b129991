package com.haina.wechat.reply;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * When to answer what.
 *
 * @param id chosen by who writes the rules; unique in its book
 * @param words of a KEYWORD rule, up to 20
 * @param match of a KEYWORD rule
 * @param eventKey of a MENU_CLICK rule, as the menu's entry has it
 * @param audience whom it answers
 * @param enabled false keeps it without effect
 */
record ReplyRule(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{1,40}") String id,
        @NotBlank @Size(max = 60) String name,
        @NotNull Kind kind,
        @Nullable Match match,
        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 60) String> words,
        @Nullable @Size(max = 128) String eventKey,
        @NotNull Audience audience,
        boolean enabled,
        @NotNull @Valid Answer answer) {

    /** What it reacts to. */
    enum Kind {
        SUBSCRIBE,
        KEYWORD,
        MENU_CLICK,
        /** When nothing else answers. */
        DEFAULT
    }

    /** How words are looked for in what somebody wrote: width, case and spaces make no difference. */
    enum Match {
        /** One of the words occurs. */
        CONTAINS,
        /** It is one of the words and nothing else. */
        EXACT,
        /** All of the words occur, in any order. */
        ALL_WORDS
    }

    /** Whom it answers. */
    enum Audience {
        EVERYBODY,
        VERIFIED,
        UNVERIFIED;

        boolean includes(boolean verified) {
            return this == EVERYBODY || (this == VERIFIED) == verified;
        }

        boolean includes(Audience other) {
            return this == EVERYBODY || this == other;
        }
    }

    /**
     * What is said.
     *
     * @param text of TEXT, and of HAND_OVER outside working hours; {姓名}, {房号} and {小区} are filled in
     * @param materialId of IMAGE, VOICE and VIDEO, from the library
     * @param title of NEWS and VIDEO
     * @param description of NEWS and VIDEO
     * @param pictureUrl of NEWS
     * @param url of NEWS
     */
    record Answer(
            @NotNull Form form,
            @Nullable @Size(max = 2048) String text,
            @Nullable @Size(max = 64) String materialId,
            @Nullable @Size(max = 64) String title,
            @Nullable @Size(max = 120) String description,
            @Nullable @Size(max = 1024) String pictureUrl,
            @Nullable @Size(max = 1024) String url) {}

    /** The form of an answer. */
    enum Form {
        TEXT,
        IMAGE,
        VOICE,
        VIDEO,
        NEWS,
        /** A person takes over in working hours; outside them the text is said. */
        HAND_OVER
    }
}
