package com.haina.simulators.mp;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * An account's custom menu.
 *
 * @param personId who alone sees it, empty for everybody else
 * @param buttons one to three
 */
public record Menu(String appId, String personId, List<Button> buttons) {

    /** A menu of the first version is everybody's. */
    public Menu(String appId, @Nullable String personId, List<Button> buttons) {
        this.appId = appId;
        this.personId = personId == null ? "" : personId;
        this.buttons = buttons;
    }

    public Menu(String appId, List<Button> buttons) {
        this(appId, "", buttons);
    }

    /**
     * An entry: a link, a key that is sent to the account, or a list of up to five.
     *
     * @param type {@code view} or {@code click}, empty for a list; a platform may set others
     * @param key of a click
     * @param url of a view
     */
    public record Button(
            @NotBlank @Size(max = 16) String name,
            @NotNull @Pattern(regexp = "|view|click") String type,
            @NotNull @Size(max = 128) String key,

            @NotNull @Pattern(regexp = "|https?://.{1,1010}")
            String url,

            @NotNull @Size(max = 5) List<@Valid Button> buttons) {

        /** What is left out is empty. */
        public Button(
                String name,
                @Nullable String type,
                @Nullable String key,
                @Nullable String url,
                @Nullable List<Button> buttons) {
            this.name = name;
            this.type = type == null ? "" : type;
            this.key = key == null ? "" : key;
            this.url = url == null ? "" : url;
            this.buttons = buttons == null ? List.of() : List.copyOf(buttons);
        }
    }
}
