package com.haina.journeys;

import com.haina.journeys.Screens.Who;

import static com.haina.journeys.Screens.fails;

/** Signing in and joining. */
final class ArrivalScreens extends ScreenArea {

    ArrivalScreens() {
        strangers();
    }

    private void strangers() {
        add("01-join-scan", Who.STRANGER, "/join", NOTHING, NOTHING, true);
        add("01-sign-in", Who.STRANGER, "/sign-in", NOTHING, NOTHING, true);
        state(
                "01-sign-in-by-text",
                Who.STRANGER,
                "/sign-in",
                NOTHING,
                window -> window.button("用短信验证码登录").click());
        state("01-sign-in-wrong", Who.STRANGER, "/sign-in", NOTHING, window -> {
            window.button("用短信验证码登录").click();
            window.page.locator("[name=mobile]").fill("1380");
            window.button("登录").click();
        });
        state("01-sign-in-scan-refused", Who.STRANGER, "/sign-in?state=FAILED", NOTHING, NOTHING);
        state("01-join-error", Who.STRANGER, "/join", fails("/api/auth/v1/onboardings.*"), NOTHING);
        add("01-terms", Who.STRANGER, "/terms", NOTHING, NOTHING, false);
        add("01-privacy", Who.STRANGER, "/privacy", NOTHING, NOTHING, false);
    }
}
