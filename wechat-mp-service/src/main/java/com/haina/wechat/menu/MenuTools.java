package com.haina.wechat.menu;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** WeChat's menu calls. All may throw {@link com.haina.wechat.account.WechatFailure}. */
public interface MenuTools {

    /** Replaces the menu for everybody. */
    void create(String appId, List<Button> buttons);

    /**
     * Adds a menu for followers with a tag; WeChat looks at the newest first.
     *
     * @param platform WeChat's number; all phones when absent
     * @return its menuid
     */
    String addConditional(String appId, List<Button> buttons, int tagId, @Nullable String platform);

    void deleteConditional(String appId, String menuId);

    /** What was set through the API; empty without a menu. */
    Optional<Published> published(String appId);

    /** What phones show, wherever it was set. */
    Shown shown(String appId);

    /** The menu that a follower sees. */
    List<Button> match(String appId, String openId);

    /**
     * A button as WeChat has it; what does not apply is empty.
     *
     * @param type empty for a list
     */
    record Button(
            String type,
            String name,
            String key,
            String url,
            String mediaId,
            String articleId,
            String programId,
            String programPath,
            List<Button> buttons) {}

    /** A menu with those over it. */
    record Published(List<Button> buttons, List<Conditional> conditional) {}

    /** A menu for some; tag and platform are WeChat's numbers, empty when they do not matter. */
    record Conditional(String menuId, String tagId, String platform, List<Button> buttons) {}

    /**
     * What phones show.
     *
     * @param open false when the account switched its menu off on WeChat's own pages
     */
    record Shown(boolean open, List<String> names) {}
}
