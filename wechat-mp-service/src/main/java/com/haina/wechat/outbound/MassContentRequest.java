package com.haina.wechat.outbound;

import java.nio.charset.StandardCharsets;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;

/**
 * What a mass message is to say: one of the three.
 *
 * @param draftId of NEWS: an article of the library
 * @param text of TEXT, up to 2,048 bytes in UTF-8
 * @param materialId of IMAGE: a picture of the library
 */
record MassContentRequest(
        @NotNull Kind kind,
        @Size(max = 32) @Nullable String draftId,
        @Size(max = 2048) @Nullable String text,
        @Size(max = 32) @Nullable String materialId) {

    /** What can be sent to many. */
    enum Kind {
        NEWS,
        TEXT,
        IMAGE
    }

    Content content() {
        return switch (kind) {
            case NEWS -> Content.news(required(draftId, "draftId", "article-missing"));
            case TEXT -> Content.text(fitting(required(text, "text", "text-missing")));
            case IMAGE -> Content.material(Content.Type.IMAGE, required(materialId, "materialId", "image-missing"));
        };
    }

    private static String fitting(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Content.MAX_TEXT_BYTES) {
            throw wrong("text", "text-too-long", bytes, Content.MAX_TEXT_BYTES);
        }
        return text;
    }

    private static String required(@Nullable String value, String field, String why) {
        if (value == null || value.isBlank()) {
            throw wrong(field, why);
        }
        return value;
    }

    private static InvalidField wrong(String field, String why, Object... arguments) {
        return new InvalidField(FieldError.of("/content/" + field, "field.mass." + why, arguments));
    }

    /** Says nothing of what is said: that may be personal. */
    @Override
    public String toString() {
        return "MassContentRequest[" + kind + "]";
    }
}
