package com.haina.wechat.menu;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A menu for everybody and, over it, menus for followers with a tag.
 *
 * @param entries for everybody, up to three
 * @param conditional the first that fits a follower is shown
 */
record MenuContent(
        @NotNull @Size(max = 20) List<@NotNull @Valid MenuEntry> entries,
        @NotNull @Size(max = 20) List<@NotNull @Valid Conditional> conditional) {

    static final MenuContent EMPTY = new MenuContent(List.of(), List.of());

    /**
     * A menu for some.
     *
     * @param tag name of the tag: tags' numbers differ between accounts
     * @param platform only on these phones; on all when absent
     */
    record Conditional(
            @NotBlank @Size(max = 30) String tag,
            @Nullable Platform platform,
            @NotNull @Size(max = 20) List<@NotNull @Valid MenuEntry> entries) {}

    /** Phones, in the order of WeChat's numbers. */
    enum Platform {
        IOS,
        ANDROID,
        OTHERS
    }
}
