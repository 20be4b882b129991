package com.haina.wechat.menu;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.menu.MenuTools.Button;

/** Reads what WeChat has: somebody may have changed it on WeChat's own pages. */
@Component
class CompareMenu {

    private final Menus menus;
    private final MenuTools wechat;
    private final MenuButtons buttons;
    private final AccountDirectory accounts;

    CompareMenu(Menus menus, MenuTools wechat, MenuButtons buttons, AccountDirectory accounts) {
        this.menus = menus;
        this.wechat = wechat;
        this.buttons = buttons;
        this.accounts = accounts;
    }

    /**
     * What WeChat has.
     *
     * @param open false when the menu is switched off on WeChat's own pages
     * @param exists whether WeChat has a menu from this platform
     * @param version the one that was published last; absent without any
     * @param differences of that version from what WeChat has
     * @param shown names at the bottom of phones now
     * @param conditional how many menus for some WeChat has
     */
    record Comparison(
            boolean open,
            boolean exists,
            @Nullable Integer version,
            List<MenuDifference> differences,
            List<String> shown,
            int conditional) {}

    Comparison compare(String appId) {
        accounts.get(appId);
        Menu.Version online = menus.of(appId).online();
        Optional<MenuTools.Published> published = wechat.published(appId);
        MenuTools.Shown shown = wechat.shown(appId);
        List<Button> ours =
                online == null ? List.of() : buttons.of(online.content().entries(), appId);
        return new Comparison(
                shown.open(),
                published.isPresent(),
                online == null ? null : online.number(),
                MenuDifference.between(
                        ours, published.map(MenuTools.Published::buttons).orElse(List.of())),
                shown.names(),
                published.map(menu -> menu.conditional().size()).orElse(0));
    }

    /** The names that a follower sees, with those of the lists behind them. */
    List<Seen> match(String appId, String openId) {
        accounts.get(appId);
        return wechat.match(appId, openId).stream()
                .map(button -> new Seen(
                        button.name(),
                        button.buttons().stream().map(Button::name).toList()))
                .toList();
    }

    /** A name at the bottom and those behind it. */
    record Seen(String name, List<String> entries) {}
}
