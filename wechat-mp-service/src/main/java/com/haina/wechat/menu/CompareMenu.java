package com.haina.wechat.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.follower.UserDirectory;
import com.haina.wechat.menu.MenuTools.Button;

/** Reads what WeChat has: somebody may have changed it on WeChat's own pages. */
@Component
class CompareMenu {

    private final Menus menus;
    private final MenuTools wechat;
    private final MenuButtons buttons;
    private final UserDirectory tags;
    private final AccountDirectory accounts;

    CompareMenu(Menus menus, MenuTools wechat, MenuButtons buttons, UserDirectory tags, AccountDirectory accounts) {
        this.menus = menus;
        this.wechat = wechat;
        this.buttons = buttons;
        this.tags = tags;
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
        MenuTools.Published now = published.orElse(new MenuTools.Published(List.of(), List.of()));
        List<MenuDifference> differences = new ArrayList<>(MenuDifference.between(ours, now.buttons()));
        differences.addAll(conditional(appId, online, now.conditional()));
        return new Comparison(
                shown.open(),
                published.isPresent(),
                online == null ? null : online.number(),
                List.copyOf(differences),
                shown.names(),
                published.map(menu -> menu.conditional().size()).orElse(0));
    }

    private List<MenuDifference> conditional(
            String appId, Menu.@Nullable Version online, List<MenuTools.Conditional> published) {
        List<MenuContent.Conditional> ours =
                online == null ? List.of() : online.content().conditional();
        Map<String, Integer> numbers = ours.isEmpty()
                ? Map.of()
                : tags.tags(appId).stream()
                        .collect(Collectors.toMap(UserDirectory.Tag::name, UserDirectory.Tag::id, (one, other) -> one));
        return ConditionalDifference.between(
                ours.stream()
                        .map(one -> ConditionalDifference.Wanted.of(one, numbers, buttons.of(one.entries(), appId)))
                        .toList(),
                online == null ? null : online.menuIds(),
                published);
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
