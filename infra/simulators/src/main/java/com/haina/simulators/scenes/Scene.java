package com.haina.simulators.scenes;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An account's QR code that says where it hangs.
 *
 * @param id what the code spells behind {@code http://weixin.qq.com/q/}
 * @param number the scene_id, 0 for none
 * @param text the scene_str, empty for none
 * @param expiresAt when it stops working, nothing for a permanent one
 */
public record Scene(
        String ticket,
        String id,
        String appId,
        int number,
        String text,
        @Nullable Instant expiresAt) {

    static final String ADDRESS = "http://weixin.qq.com/q/";

    /** What the code spells. */
    public String link() {
        return ADDRESS + id;
    }

    /** The scene as an event tells it. */
    public String key() {
        return text.isEmpty() ? Integer.toString(number) : text;
    }

    boolean isPermanent() {
        return expiresAt == null;
    }

    boolean isOver(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
