package com.haina.journeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An office that has one Service Account adds another from 授权健康, and authorizes it anew. */
class SecondAccountJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());

    @Test
    void theSecondAccountStandsBesideTheFirstAndNobodySignsInAgain() {
        Office office = Office.join(PLATFORM, "两号物业");
        String second = PHONES.account("两号物业二期", office.person);
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)
                .as(office)
                .go("/settings/health")
                .settled();
        assertThat(console.text("授权给平台，7 项权限")).hasCount(1);
        authorize(console, office, second);
        console.titled("“两号物业二期”已授权");
        console.picture("second-account");
        console.button("归入“两号物业”").click();
        assertThat(console.text("全部账号 2")).isVisible();
        console.go("/settings/health").settled();
        assertThat(console.text("授权给平台，7 项权限")).hasCount(2);
        console.picture("second-account-health");

        authorize(console, office, second);
        console.titled("“两号物业二期”已重新授权");
        console.button("完成").click();
        assertThat(console.text("全部账号 2")).isVisible();
        console.nothingWentWrong();
    }

    private static void authorize(ConsoleWindow console, Office office, String appId) {
        console.link("新增授权").click();
        console.titled("新增授权");
        String onPhone = console.page.locator("a.phone").getAttribute("href");
        office.web.get(PHONES.authorize(office.person, onPhone, appId)); // as the phone is led back
    }
}
