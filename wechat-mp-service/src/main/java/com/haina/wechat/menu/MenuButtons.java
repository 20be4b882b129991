package com.haina.wechat.menu;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.material.MediaIds;
import com.haina.wechat.menu.MenuEntry.Type;
import com.haina.wechat.menu.MenuTools.Button;

/** Makes of entries, which are the same for all accounts, the buttons of one account. */
@Component
class MenuButtons {

    private final MenuProperties properties;
    private final MediaIds media;

    MenuButtons(MenuProperties properties, MediaIds media) {
        this.properties = properties;
        this.media = media;
    }

    /** The buttons; a material that the account does not have yet is brought to it. */
    List<Button> of(List<MenuEntry> entries, String appId) {
        return entries.stream().map(entry -> button(entry, appId)).toList();
    }

    /** For comparing drafts with each other: as if for no account, and the menus for some behind the one for everybody. */
    static List<Button> outline(MenuContent content) {
        List<Button> all = new ArrayList<>(outline(content.entries()));
        content.conditional()
                .forEach(conditional -> all.add(new Button(
                        "",
                        conditional.tag(),
                        conditional.platform() == null
                                ? ""
                                : conditional.platform().name(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        outline(conditional.entries()))));
        return all;
    }

    private static List<Button> outline(List<MenuEntry> entries) {
        return entries.stream()
                .map(entry -> new Button(
                        entry.type() == null ? "" : entry.type().name(),
                        entry.name(),
                        or(entry.key()),
                        or(entry.url()) + or(entry.page()),
                        or(entry.materialId()),
                        or(entry.articleId()),
                        or(entry.programId()),
                        or(entry.programPath()),
                        outline(entry.entries())))
                .toList();
    }

    private Button button(MenuEntry entry, String appId) {
        Type type = entry.type();
        if (!entry.entries().isEmpty() || type == null) {
            return new Button("", entry.name(), "", "", "", "", "", "", of(entry.entries(), appId));
        }
        return new Button(
                type.wire(),
                entry.name(),
                type.keyed() ? or(entry.key()) : "",
                type == Type.PAGE
                        ? properties.publicUrl() + "/m" + entry.page() + "?app=" + appId
                        : type == Type.VIEW || type == Type.MINI_PROGRAM ? or(entry.url()) : "",
                type == Type.MATERIAL ? media.mediaId(or(entry.materialId()), appId, MediaIds.Purpose.PERMANENT) : "",
                type == Type.ARTICLE ? or(entry.articleId()) : "",
                type == Type.MINI_PROGRAM ? or(entry.programId()) : "",
                type == Type.MINI_PROGRAM ? or(entry.programPath()) : "",
                List.of());
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
