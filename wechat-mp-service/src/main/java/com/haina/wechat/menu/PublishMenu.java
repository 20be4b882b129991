package com.haina.wechat.menu;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.ProblemException;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.follower.UserDirectory;
import com.haina.wechat.menu.MenuTools.Button;

/** Brings a menu to WeChat for one account, and reads back what WeChat made of it. */
@Component
class PublishMenu {

    private static final Logger log = LoggerFactory.getLogger(PublishMenu.class);
    private static final int TRIES = 5;

    /** Neither WeChat nor a rule of ours refused it: something broke on the way. */
    private static final String BROKEN = "menu.not-published";

    private final Menus menus;
    private final MenuTools wechat;
    private final MenuButtons buttons;
    private final UserDirectory tags;
    private final AccountDirectory accounts;
    private final AuditTrail trail;
    private final Clock clock;

    PublishMenu(
            Menus menus,
            MenuTools wechat,
            MenuButtons buttons,
            UserDirectory tags,
            AccountDirectory accounts,
            AuditTrail trail,
            Clock clock) {
        this.menus = menus;
        this.wechat = wechat;
        this.buttons = buttons;
        this.tags = tags;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What became of an account.
     *
     * @param published whether WeChat has all of it
     * @param partly whether WeChat has a part of it: the menu for everybody, but not all of those for some
     * @param code WeChat's, 0 when it was not WeChat who refused
     * @param problem code of what else kept it from being published
     * @param differences what WeChat showed afterwards unlike what was published
     */
    record Result(
            String appId,
            boolean published,
            boolean partly,
            int code,
            @Nullable String problem,
            List<MenuDifference> differences) {}

    /**
     * Brings a menu to an account. Whatever goes wrong is the account's result: others wait for their turn behind it.
     *
     * @param draft the account's, to be replaced by it; the one that it has now when absent; one that somebody changes meanwhile stays
     * @param by who published it, as people know him
     */
    Result publish(String appId, MenuContent content, @Nullable MenuContent draft, @Nullable String by) {
        Progress progress = new Progress();
        try {
            return attempt(appId, content, draft, by, progress);
        } catch (ProblemException problem) {
            return new Result(appId, false, progress.begun, 0, problem.code(), List.of());
        } catch (RuntimeException failure) {
            log.error("a menu does not reach {}: {}", appId, failure.toString());
            return new Result(appId, false, progress.begun, 0, BROKEN, List.of());
        }
    }

    private Result attempt(
            String appId, MenuContent content, @Nullable MenuContent draft, @Nullable String by, Progress progress) {
        accounts.get(appId);
        MenuContent replaced = draft == null ? menus.of(appId).draft() : draft;
        try {
            List<MenuDifference> differences = bring(appId, content, progress);
            change(appId, menu -> {
                trail.record(menu, "menu.publish", "menu", null, facts(menu.online()), facts(content));
                if (menu.draft().equals(replaced)) {
                    menu.write(content, clock.instant(), by);
                }
                menu.published(content, progress.menuIds, clock.instant(), by);
            });
            return new Result(appId, true, false, 0, null, differences);
        } catch (WechatFailure failure) {
            change(appId, menu -> menu.failed(failure.errcode(), progress.begun, clock.instant()));
            return new Result(appId, false, progress.begun, failure.errcode(), null, List.of());
        }
    }

    private List<MenuDifference> bring(String appId, MenuContent content, Progress progress) {
        Map<String, Integer> numbers = content.conditional().isEmpty() ? Map.of() : numbers(appId, content);
        List<Button> wanted = buttons.of(content.entries(), appId);
        List<ConditionalDifference.Wanted> some = content.conditional().stream()
                .map(conditional ->
                        ConditionalDifference.Wanted.of(conditional, numbers, buttons.of(conditional.entries(), appId)))
                .toList();
        create(appId, wanted);
        progress.begun = true;
        wechat.published(appId)
                .ifPresent(now -> now.conditional().forEach(old -> wechat.deleteConditional(appId, old.menuId())));
        for (ConditionalDifference.Wanted one : some.reversed()) { // WeChat looks at the newest first
            progress.menuIds.addFirst(wechat.addConditional(
                    appId, one.buttons(), numbers.get(one.tag()), one.platform().isEmpty() ? null : one.platform()));
        }
        return differences(appId, wanted, some, progress.menuIds);
    }

    /** Without an answer it is not known whether WeChat took it, so WeChat is asked. */
    private void create(String appId, List<Button> wanted) {
        try {
            wechat.create(appId, wanted);
        } catch (WechatFailure failure) {
            if (failure.errcode() != Verdict.NO_ANSWER
                    || wechat.published(appId)
                            .filter(now -> MenuDifference.between(wanted, now.buttons())
                                    .isEmpty())
                            .isEmpty()) {
                throw failure;
            }
        }
    }

    private List<MenuDifference> differences(
            String appId, List<Button> wanted, List<ConditionalDifference.Wanted> some, List<String> menuIds) {
        MenuTools.Published now = wechat.published(appId).orElse(new MenuTools.Published(List.of(), List.of()));
        List<MenuDifference> found = new ArrayList<>(MenuDifference.between(wanted, now.buttons()));
        found.addAll(ConditionalDifference.between(some, menuIds, now.conditional()));
        return found;
    }

    private Map<String, Integer> numbers(String appId, MenuContent content) {
        Map<String, Integer> known = tags.tags(appId).stream()
                .collect(Collectors.toMap(UserDirectory.Tag::name, UserDirectory.Tag::id, (one, other) -> one));
        content.conditional().stream()
                .map(MenuContent.Conditional::tag)
                .filter(tag -> !known.containsKey(tag))
                .findFirst()
                .ifPresent(tag -> {
                    throw new TagUnknown(tag);
                });
        return known;
    }

    /** WeChat's part is done: a save of somebody else in between must not lose that. */
    private void change(String appId, Consumer<Menu> change) {
        for (int tries = 1; ; tries++) {
            try {
                Menu menu = menus.of(appId);
                change.accept(menu);
                menus.save(menu);
                return;
            } catch (OptimisticLockingFailureException meanwhile) {
                if (tries == TRIES) {
                    throw meanwhile;
                }
            }
        }
    }

    private static Map<String, String> facts(Menu.@Nullable Version version) {
        return version == null ? Map.of() : facts(version.content());
    }

    static Map<String, String> facts(MenuContent content) {
        return Map.of(
                "entries",
                content.entries().stream().map(PublishMenu::outline).collect(Collectors.joining(", ")),
                "conditional",
                content.conditional().stream().map(MenuContent.Conditional::tag).collect(Collectors.joining(", ")));
    }

    private static String outline(MenuEntry entry) {
        return entry.entries().isEmpty()
                ? entry.name()
                : entry.name()
                        + entry.entries().stream().map(MenuEntry::name).collect(Collectors.joining(", ", " (", ")"));
    }

    private static final class Progress {
        private boolean begun;
        /** In the menu's order. */
        private final List<String> menuIds = new ArrayList<>();
    }
}
