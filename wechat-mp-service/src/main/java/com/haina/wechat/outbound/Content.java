package com.haina.wechat.outbound;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a message says. Made by the factory methods, which hold to what WeChat takes for each type.
 *
 * @param text of TEXT
 * @param materialId of IMAGE, VOICE and VIDEO: the library's id, not WeChat's
 * @param mediaId of IMAGE, VOICE and VIDEO instead, where only WeChat's id is known
 * @param draftId of NEWS: the library's id
 * @param title of LINK and VIDEO
 * @param url of LINK, or where a template message leads
 * @param pictureUrl of LINK
 * @param templateId of TEMPLATE: the account's own id of it
 * @param values of TEMPLATE, by keyword
 */
public record Content(
        Type type,
        @Nullable String text,
        @Nullable String materialId,
        @Nullable String mediaId,
        @Nullable String draftId,
        @Nullable String title,
        @Nullable String description,
        @Nullable String url,
        @Nullable String pictureUrl,
        @Nullable String templateId,
        Map<String, String> values) {

    /** Bytes of a text that WeChat shows in full. */
    static final int MAX_TEXT_BYTES = 2048;

    /** What WeChat tells apart. */
    public enum Type {
        TEXT,
        IMAGE,
        VOICE,
        VIDEO,
        /** A card with title, text and picture that leads to a page; customer service only, one at a time. */
        LINK,
        /** A draft of the library. */
        NEWS,
        TEMPLATE
    }

    /** Plain text. */
    public static Content text(String text) {
        if (text.isBlank() || text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("a text has 1 to " + MAX_TEXT_BYTES + " bytes");
        }
        return new Content(Type.TEXT, text, null, null, null, null, null, null, null, null, Map.of());
    }

    /** A picture, voice or video of the library. */
    public static Content material(Type type, String materialId) {
        return new Content(type, null, materialId, null, null, null, null, null, null, null, Map.of());
    }

    /** A picture, voice or video that the account knows by this id. */
    public static Content media(Type type, String mediaId, @Nullable String title, @Nullable String description) {
        return new Content(type, null, null, mediaId, null, title, description, null, null, null, Map.of());
    }

    /** A card that leads to a page. */
    public static Content link(String title, @Nullable String description, String url, @Nullable String pictureUrl) {
        return new Content(Type.LINK, null, null, null, null, title, description, url, pictureUrl, null, Map.of());
    }

    /** A draft of the library. */
    public static Content news(String draftId) {
        return new Content(Type.NEWS, null, null, null, draftId, null, null, null, null, null, Map.of());
    }

    /**
     * A template with its values.
     *
     * @param values by keyword, for example {@code thing1}; WeChat cuts a value after 20 characters
     */
    public static Content template(String templateId, Map<String, String> values, @Nullable String url) {
        return new Content(
                Type.TEMPLATE, null, null, null, null, null, null, url, null, templateId, new LinkedHashMap<>(values));
    }

    /** Says nothing of what is said: that may be personal. */
    @Override
    public String toString() {
        return "Content[" + type + "]";
    }
}
