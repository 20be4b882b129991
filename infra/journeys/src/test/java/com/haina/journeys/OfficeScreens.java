package com.haina.journeys;

import java.util.List;

import com.haina.journeys.Screens.Who;

import static com.haina.journeys.Screens.fails;

/** What an office sees of itself: home, settings, the person's own account, and pages that are not there. */
final class OfficeScreens extends ScreenArea {

    OfficeScreens() {
        home();
        settings();
        rest();
    }

    private void home() {
        add("02-home", Who.FULL, "/", NOTHING, NOTHING, true);
        state("02-home-empty", Who.EMPTY, "/", NOTHING, NOTHING);
        state("02-home-error", Who.FULL, "/", fails("/api/(import|resident|staff)/.*"), NOTHING);
        state("02-home-search", Who.FULL, "/", NOTHING, window -> {
            window.page.keyboard().press("/");
            window.page.keyboard().type("住户1");
        });
        state(
                "02-home-account-menu",
                Who.FULL,
                "/",
                NOTHING,
                window -> window.buttonLike(".*账号菜单").click());
    }

    private void settings() {
        page("07-settings-office", "/settings/office", "/api/auth/v1/(tenant|accounts).*");
        page("07-settings-communities", "/settings/communities", "/api/resident/v1/communities.*");
        page("07-settings-verification", "/settings/verification", "/api/resident/v1/communities/.*");
        page("07-settings-operators", "/settings/operators", "/api/auth/v1/operators.*");
        state(
                "07-settings-invite",
                Who.FULL,
                "/settings/operators",
                NOTHING,
                window -> window.button("邀请操作员").click());
        page("07-settings-audit", "/settings/audit", "/api/auth/v1/audit-entries.*");
        add("07-settings-templates", Who.FULL, "/settings/templates", NOTHING, NOTHING, true);
    }

    private void rest() {
        add("08-account", Who.FULL, "/account", NOTHING, NOTHING, true);
        add("08-feedback", Who.FULL, "/feedback", NOTHING, NOTHING, true);
        add("09-followers", Who.FULL, "/people/followers", NOTHING, NOTHING, false);
        state(
                "09-followers-drawer",
                Who.FULL,
                "/people/followers",
                NOTHING,
                window -> window.page.locator("a.name").first().click());
        // One page, in other words for each.
        for (String later : List.of("notices", "apps")) {
            state("09-later-" + later, Who.FULL, "/" + later, NOTHING, NOTHING);
        }
        add("10-not-found", Who.FULL, "/no/such/page", NOTHING, NOTHING, false);
    }
}
