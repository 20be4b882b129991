package com.haina.journeys;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.options.Cookie;

/** One session for each office of an exhibition, which its windows use one after another: each goes on with what the last one left. */
final class Sessions {

    private final Map<Screens.Who, List<Cookie>> cookies = new EnumMap<>(Screens.Who.class);

    Sessions(Exhibition exhibition) {
        cookies.put(Screens.Who.EMPTY, exhibition.empty.anotherSession().cookies());
        cookies.put(Screens.Who.FULL, exhibition.full.anotherSession().cookies());
    }

    void enter(ConsoleWindow window, Screens.Who who) {
        window.as(cookies.getOrDefault(who, List.of()));
    }

    void leave(ConsoleWindow window, Screens.Who who) {
        if (who != Screens.Who.STRANGER) {
            cookies.put(who, window.page.context().cookies());
        }
    }
}
