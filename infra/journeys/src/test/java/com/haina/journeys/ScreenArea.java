package com.haina.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.haina.journeys.Screens.Screen;
import com.haina.journeys.Screens.Who;

import static com.haina.journeys.Screens.fails;
import static com.haina.journeys.Screens.waits;

/** The pages of one part of the console, and the words for saying what there is to see of each. */
abstract class ScreenArea {

    static final Consumer<ConsoleWindow> NOTHING = window -> {};

    private final List<Screen> all = new ArrayList<>();

    /** In the order in which they were named. */
    final List<Screen> all() {
        return List.copyOf(all);
    }

    final void keep(Screen screen) {
        all.add(screen);
    }

    /** A page of the navigation: full, empty, failing, and waiting for its answer. */
    final void page(String name, String path, String calls) {
        add(name, Who.FULL, path, NOTHING, NOTHING, true);
        state(name + "-empty", Who.EMPTY, path, NOTHING, NOTHING);
        state(name + "-error", Who.FULL, path, fails(calls), NOTHING);
        keep(new Screen(name + "-loading", Who.FULL, path, waits(calls), ScreenArea::waiting, false, false, Look.DESK));
    }

    final void state(String name, Who who, String path, Consumer<ConsoleWindow> before, Consumer<ConsoleWindow> then) {
        add(name, who, path, before, then, false);
    }

    final void add(
            String name,
            Who who,
            String path,
            Consumer<ConsoleWindow> before,
            Consumer<ConsoleWindow> then,
            boolean whole) {
        keep(new Screen(name, who, path, before, then, true, whole, Look.DESK));
    }

    private static void waiting(ConsoleWindow window) {
        window.page.locator(".skeleton i").first().waitFor();
    }
}
