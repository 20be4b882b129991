package com.haina.wechat.menu;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a draft; its limits in bytes are {@link MenuPolicy}'s.
 *
 * @param type what a press does; absent for one that opens its entries
 * @param key of CLICK and of what asks the phone for something
 * @param url of VIEW, and of MINI_PROGRAM for phones too old for it
 * @param page of PAGE: below /m of the platform
 * @param materialId of MATERIAL, from the library
 * @param articleId of ARTICLE, a published article's at WeChat
 * @param programId of MINI_PROGRAM: its app id
 * @param programPath of MINI_PROGRAM
 * @param entries of one that opens a list; up to five, without entries of their own
 */
record MenuEntry(
        @NotNull @Size(max = 200) String name,
        @Nullable Type type,
        @Nullable @Size(max = 512) String key,
        @Nullable @Size(max = 2048) String url,
        @Nullable @Size(max = 60) String page,
        @Nullable @Size(max = 64) String materialId,
        @Nullable @Size(max = 128) String articleId,
        @Nullable @Size(max = 64) String programId,
        @Nullable @Size(max = 512) String programPath,
        @NotNull @Size(max = 20) List<@NotNull @Valid MenuEntry> entries) {

    /** What a press does. */
    enum Type {
        /** Answers by an automatic reply with the same key. */
        CLICK("click"),
        VIEW("view"),
        /** A page of the platform, whichever account the menu is for. */
        PAGE("view"),
        MATERIAL("media_id"),
        ARTICLE("article_id"),
        MINI_PROGRAM("miniprogram"),
        SCAN("scancode_push"),
        SCAN_AND_WAIT("scancode_waitmsg"),
        CAMERA("pic_sysphoto"),
        CAMERA_OR_ALBUM("pic_photo_or_album"),
        WECHAT_ALBUM("pic_weixin"),
        LOCATION("location_select");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }

        boolean keyed() {
            return switch (this) {
                case CLICK, SCAN, SCAN_AND_WAIT, CAMERA, CAMERA_OR_ALBUM, WECHAT_ALBUM, LOCATION -> true;
                default -> false;
            };
        }
    }
}
