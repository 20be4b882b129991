package com.haina.journeys;

import java.util.EnumMap;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/**
 * Who looks at an exhibition's screens in one language: one signed-in browser for each office, whose tabs find the programs loaded; a
 * stranger comes with an empty one each time.
 */
final class Sessions implements AutoCloseable {

    private final Chromium chromium = new Chromium();
    private final Exhibition exhibition;
    private final RunningPlatform platform;
    private final String language;
    private final Map<Screens.Who, BrowserContext> browsers = new EnumMap<>(Screens.Who.class);

    Sessions(Exhibition exhibition, RunningPlatform platform, String language) {
        this.exhibition = exhibition;
        this.platform = platform;
        this.language = language;
    }

    /** Runs a script in every page of theirs. */
    Sessions with(String script) {
        chromium.everywhere(script);
        return this;
    }

    /** A window of the screen's size for whom it is for, in which nothing of an earlier one is chosen. */
    ConsoleWindow open(Screens.Screen screen) {
        Look look = screen.look().in(language);
        if (screen.who() == Screens.Who.STRANGER) {
            return new ConsoleWindow(chromium, platform, look);
        }
        ConsoleWindow window = new ConsoleWindow(browsers.computeIfAbsent(screen.who(), this::signedIn), platform);
        window.page.setViewportSize(look.width(), look.height());
        return window;
    }

    private BrowserContext signedIn(Screens.Who who) {
        Office office = office(who);
        BrowserContext browser = chromium.browser(Look.DESK.in(language));
        browser.addInitScript("""
                if (!sessionStorage.getItem('begun')) {
                    const look = ['hn-theme', 'hn-language'].map(key => [key, localStorage.getItem(key)]);
                    localStorage.clear();
                    look.forEach(([key, value]) => localStorage.setItem(key, value));
                    sessionStorage.setItem('begun', '1');
                }""");
        browser.addCookies(exhibition.session(office));
        // Stays open, so that the process that has the programs compiled does not end with each window.
        Page stays = browser.newPage();
        stays.navigate(platform.gateway().resolve("/site.json").toString());
        stays.evaluate("() => sessionStorage.clear()"); // what is opened from here begins with a copy of it
        return browser;
    }

    private Office office(Screens.Who who) {
        return who == Screens.Who.EMPTY ? exhibition.empty : exhibition.full;
    }

    @Override
    public void close() {
        browsers.forEach((who, browser) -> exhibition.giveBack(office(who), browser.cookies()));
        chromium.close();
    }
}
