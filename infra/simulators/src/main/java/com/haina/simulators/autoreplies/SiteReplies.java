package com.haina.simulators.autoreplies;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

/**
 * What an account's owner has set up on mp.weixin.qq.com (自动回复). Texts only.
 *
 * @param onFollow to whoever begins to follow; empty: nothing
 * @param otherwise to what no rule answers; empty: nothing
 */
record SiteReplies(
        @NotNull String onFollow,
        @NotNull String otherwise,
        @NotNull List<@Valid Rule> rules) {

    static final SiteReplies NONE = new SiteReplies("", "", List.of());

    /**
     * A rule for keywords.
     *
     * @param all every one of the replies is sent, not one by chance
     * @param createdAt seconds since 1970
     */
    record Rule(
            @NotBlank String name,
            boolean all,
            long createdAt,
            @NotEmpty List<@Valid Keyword> keywords,
            @NotEmpty List<@NotBlank String> replies) {}

    /** @param exact what is written is the word, and does not only hold it */
    record Keyword(@NotBlank String word, boolean exact) {}
}
