package com.haina.journeys;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Route;

/** Every page of the console in each of its states: what the accessibility journey walks and what the tour of pictures shows. */
final class Screens {

    /** Whose window it is. */
    enum Who {
        STRANGER,
        EMPTY,
        FULL
    }

    /**
     * One page in one state.
     *
     * @param name sorts it beside its like
     * @param before what to arrange before the page is opened, such as a service that fails
     * @param then what to press once it is there
     * @param waits whether the page comes to rest
     * @param whole whether it is also worth a look in English and at every width
     * @param look the window's usual size
     */
    record Screen(
            String name,
            Who who,
            String path,
            Consumer<ConsoleWindow> before,
            Consumer<ConsoleWindow> then,
            boolean waits,
            boolean whole,
            Look look) {

        /** Whether something is opened over or beside the page: a dialog or a drawer. */
        boolean opens() {
            boolean byAddress = path.contains("open=") || path.contains("mass=new");
            return byAddress && !path.contains("/verifications") || OPENED.contains(name);
        }

        Screen in(Look size) {
            return new Screen(name, who, path, before, then, waits, whole, size);
        }

        /** Goes to the page and into the state. */
        void show(ConsoleWindow window) {
            before.accept(window);
            window.go(path);
            if (waits) {
                window.settled();
            }
            then.accept(window);
            if (waits) {
                window.settled();
            }
        }
    }

    /** Names of those whose presses open something over or beside the page; others do by their address. */
    private static final Set<String> OPENED = Set.of(
            "03-import-3-cancel",
            "03-import-5-undo",
            "06-buildings-room",
            "06-buildings-print",
            "06-buildings-rule",
            "06-buildings-community",
            "06-buildings-new-community",
            "07-settings-invite",
            "09-followers-drawer",
            "09-materials-image",
            "09-materials-remove",
            "09-article-picker",
            "09-article-publish",
            "09-menu-publish",
            "09-menu-versions",
            "10-health-clear");

    private Screens() {}

    static List<Screen> of(Exhibition exhibition) {
        return Stream.of(
                        new ArrivalScreens(),
                        new OfficeScreens(),
                        new ImportScreens(exhibition),
                        new PeopleScreens(exhibition),
                        new WechatScreens(exhibition),
                        new PhoneScreens(exhibition))
                .flatMap(area -> area.all().stream())
                .toList();
    }

    /** Those that {@code HAINA_SCREENS} asks for, a pattern of names; all of them without it. */
    static List<Screen> asked(Exhibition exhibition) {
        String only = System.getenv().getOrDefault("HAINA_SCREENS", ".*");
        return of(exhibition).stream()
                .filter(screen -> screen.name().matches(only))
                .toList();
    }

    /** The calls are answered as a service answers that is being restarted. */
    static Consumer<ConsoleWindow> fails(String calls) {
        return window -> window.page.route(
                Pattern.compile(".*" + calls),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setHeaders(Map.of("X-Request-Id", "a1b2c3d4e5f60718"))
                        .setBody("""
                            {"title": "Service Unavailable", "status": 503, "code": "gateway.unavailable"}\
                            """)));
    }

    /** The calls are not answered until the window is closed. */
    static Consumer<ConsoleWindow> waits(String calls) {
        return window -> window.page.route(Pattern.compile(".*" + calls), route -> {});
    }
}
