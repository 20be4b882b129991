package com.haina.wechat.menu;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** An account's menu: the draft and the versions that WeChat got. Its id is the app id. */
@Document("menus")
class Menu extends Aggregate {

    /** Versions kept; the oldest go first. */
    static final int KEPT = 30;

    private MenuContent draft = MenuContent.EMPTY;
    private @Nullable Instant changedAt;
    private @Nullable String changedBy;
    private List<Version> versions = List.of();
    private int last;
    private @Nullable Integer failure;
    private @Nullable Instant failedAt;
    private boolean partly;

    @SuppressWarnings("NullAway.Init")
    private Menu() {}

    Menu(String appId) {
        super(appId);
    }

    /**
     * What WeChat got.
     *
     * @param number from 1
     * @param menuIds WeChat's ids of the menus for some, in their order; absent for what was published before they were kept
     */
    record Version(
            int number,
            MenuContent content,
            Instant at,
            @Nullable String by,
            @Nullable List<String> menuIds) {}

    void write(MenuContent content, Instant at, @Nullable String by) {
        draft = content;
        changedAt = at;
        changedBy = by;
    }

    /** WeChat has it. */
    void published(MenuContent content, List<String> menuIds, Instant at, @Nullable String by) {
        List<Version> all = new ArrayList<>(versions);
        all.add(new Version(++last, content, at, by, List.copyOf(menuIds)));
        versions = List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
        failure = null;
        failedAt = null;
        partly = false;
    }

    /**
     * WeChat did not take all of it.
     *
     * @param begun whether WeChat already has a part
     */
    void failed(int code, boolean begun, Instant at) {
        failure = code;
        failedAt = at;
        partly = begun;
    }

    MenuContent draft() {
        return draft;
    }

    List<Version> versions() {
        return versions;
    }

    @Nullable
    Version online() {
        return versions.isEmpty() ? null : versions.getLast();
    }

    @Nullable
    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    String changedBy() {
        return changedBy;
    }

    @Nullable
    Integer failure() {
        return failure;
    }

    @Nullable
    Instant failedAt() {
        return failedAt;
    }

    boolean partly() {
        return partly;
    }
}
