package com.haina.wechat.menu;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.wechat.menu.MenuTools.Button;

/**
 * A place where two menus differ.
 *
 * @param path names from the top
 */
record MenuDifference(Kind kind, List<String> path) {

    /** From the first menu's point of view. */
    enum Kind {
        /** Only the first has it. */
        ADDED,
        /** Only the second has it. */
        REMOVED,
        CHANGED,
        /** The same entries in another order. */
        MOVED
    }

    /** The same in a menu that has a name of its own. */
    MenuDifference under(String name) {
        List<String> longer = new ArrayList<>(List.of(name));
        longer.addAll(path);
        return new MenuDifference(kind, List.copyOf(longer));
    }

    /** What the first has unlike the second; entries are known by their names. */
    static List<MenuDifference> between(List<Button> one, List<Button> other) {
        List<MenuDifference> found = new ArrayList<>();
        compare(one, other, List.of(), found);
        return found;
    }

    private static void compare(List<Button> one, List<Button> other, List<String> path, List<MenuDifference> found) {
        for (Button button : one) {
            List<String> here = new ArrayList<>(path);
            here.add(button.name());
            Button same = named(other, button.name());
            if (same == null) {
                found.add(new MenuDifference(Kind.ADDED, List.copyOf(here)));
            } else {
                if (!alone(button).equals(alone(same))) {
                    found.add(new MenuDifference(Kind.CHANGED, List.copyOf(here)));
                }
                compare(button.buttons(), same.buttons(), here, found);
            }
        }
        for (Button button : other) {
            if (named(one, button.name()) == null) {
                List<String> here = new ArrayList<>(path);
                here.add(button.name());
                found.add(new MenuDifference(Kind.REMOVED, List.copyOf(here)));
            }
        }
        List<String> names = one.stream().map(Button::name).toList();
        List<String> others = other.stream().map(Button::name).toList();
        if (!names.equals(others)
                && names.stream()
                        .sorted()
                        .toList()
                        .equals(others.stream().sorted().toList())) {
            found.add(new MenuDifference(Kind.MOVED, path));
        }
    }

    private static @Nullable Button named(List<Button> buttons, String name) {
        return buttons.stream()
                .filter(button -> button.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Button alone(Button button) {
        return new Button(
                button.buttons().isEmpty() ? button.type() : "",
                button.name(),
                button.key(),
                button.url(),
                button.mediaId(),
                button.articleId(),
                button.programId(),
                button.programPath(),
                List.of());
    }
}
