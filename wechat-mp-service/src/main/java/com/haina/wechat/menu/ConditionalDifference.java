package com.haina.wechat.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.haina.wechat.menu.MenuTools.Button;
import com.haina.wechat.menu.MenuTools.Conditional;

/**
 * Where the menus for some differ from what WeChat has. WeChat looks at the newest first and none can be moved, so menus that have the ids
 * they got are in the order they got.
 */
final class ConditionalDifference {

    private ConditionalDifference() {}

    /**
     * A menu for some as WeChat should have it.
     *
     * @param tag name of the tag
     * @param tagId the account's number of it; empty when the account no longer has it
     * @param platform WeChat's number; empty for all phones
     */
    record Wanted(String tag, String tagId, String platform, List<Button> buttons) {

        static Wanted of(MenuContent.Conditional conditional, Map<String, Integer> numbers, List<Button> buttons) {
            Integer number = numbers.get(conditional.tag());
            MenuContent.Platform phones = conditional.platform();
            return new Wanted(
                    conditional.tag(),
                    number == null ? "" : number.toString(),
                    phones == null ? "" : String.valueOf(phones.ordinal() + 1),
                    buttons);
        }

        /** Whether it is shown to the same people. */
        boolean isFor(Conditional other) {
            return tagId.equals(other.tagId()) && platform.equals(other.platform());
        }
    }

    /**
     * What WeChat has unlike what is wanted; a path begins with the tag's name.
     *
     * @param menuIds the ids that WeChat gave, in the order of the wanted; absent when they were not kept
     */
    static List<MenuDifference> between(
            List<Wanted> wanted, @Nullable List<String> menuIds, List<Conditional> published) {
        List<MenuDifference> found = new ArrayList<>();
        List<Conditional> left = new ArrayList<>(published);
        for (int i = 0; i < wanted.size(); i++) {
            Wanted one = wanted.get(i);
            Conditional same = menuIds == null ? sameRule(left, one) : ofId(left, menuIds.get(i));
            if (same == null) {
                found.add(new MenuDifference(MenuDifference.Kind.ADDED, List.of(one.tag())));
                continue;
            }
            left.remove(same);
            if (!one.isFor(same)) {
                found.add(new MenuDifference(MenuDifference.Kind.CHANGED, List.of(one.tag())));
            }
            MenuDifference.between(one.buttons(), same.buttons()).stream()
                    .map(difference -> difference.under(one.tag()))
                    .forEach(found::add);
        }
        for (Conditional other : left) {
            found.add(new MenuDifference(MenuDifference.Kind.REMOVED, List.of(tag(wanted, other))));
        }
        return found;
    }

    private static @Nullable Conditional ofId(List<Conditional> menus, String menuId) {
        return menus.stream()
                .filter(menu -> menu.menuId().equals(menuId))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Conditional sameRule(List<Conditional> menus, Wanted wanted) {
        return menus.stream().filter(wanted::isFor).findFirst().orElse(null);
    }

    /** The tag's name where it is known, else the names that the menu shows. */
    private static String tag(List<Wanted> wanted, Conditional other) {
        return wanted.stream()
                .filter(one -> !one.tagId().isEmpty() && one.tagId().equals(other.tagId()))
                .map(Wanted::tag)
                .findFirst()
                .orElseGet(() -> String.join(
                        " ", other.buttons().stream().map(Button::name).toList()));
    }
}
