package com.haina.journeys;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Services that are slow, away for a while, or out of reach: nothing turns for ever, nothing typed is lost, the next try goes on. */
class ResilienceJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Pattern TENANT = Pattern.compile(".*/api/auth/v1/tenant");
    private static final String RESIDENTS = "/api/resident/v1/residents.*";

    private final RunningPlatform platform = RunningPlatform.get();

    ResilienceJourney() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void whatWasTypedIsStillThereAndIsSavedOnceTheServiceIsBack() {
        Office office = Office.join(platform, "打字不丢");
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, platform, Look.DESK).as(office);
        console.go("/settings/office").settled();
        Locator name = console.field("物业名称");
        name.fill("打字不丢物业服务中心");
        // Out of reach first, then there but not ready.
        console.page.route(TENANT, route -> route.abort());
        console.button("保存").click();
        assertThat(alert(console)).containsText("没有保存成功");
        assertThat(name).hasValue("打字不丢物业服务中心");
        console.page.unroute(TENANT);
        Screens.fails("/api/auth/v1/tenant").accept(console);
        console.button("重试").click();
        assertThat(alert(console)).containsText("gateway.unavailable");
        assertThat(console.page.locator(".is-loading")).hasCount(0);
        assertThat(name).hasValue("打字不丢物业服务中心");
        console.page.unrouteAll();
        console.button("重试").click();
        assertThat(alert(console)).isHidden();
        assertThat(console.page.getByRole(AriaRole.BANNER)).containsText("打字不丢物业服务中心");
    }

    @Test
    void aListThatCannotBeReadSaysSoAndIsThereWithTheNextTry() {
        Office office = Office.join(platform, "再试一次");
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, platform, Look.DESK).as(office);
        Screens.fails(RESIDENTS).accept(console);
        console.go("/people/residents");
        assertThat(alert(console).first()).containsText("没有取到最新的住户");
        assertThat(console.page.locator(".skeleton, .is-loading")).hasCount(0);
        console.page.unrouteAll();
        console.button("重试").first().click();
        assertThat(console.text("还没有住户").first()).isVisible();
        assertThat(alert(console)).hasCount(0);
    }

    @Test
    void onASlowLineThePageShowsItsShapeAndThenItsContent() {
        Office office = Office.join(platform, "慢慢来");
        office.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, platform, Look.DESK).as(office);
        console.go("/").settled();
        CDPSession line = console.page.context().newCDPSession(console.page);
        JsonObject slow = new JsonObject();
        slow.addProperty("offline", false);
        slow.addProperty("latency", 400);
        slow.addProperty("downloadThroughput", -1);
        slow.addProperty("uploadThroughput", -1);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", slow);
        for (String page : new String[] {"导入与撤销", "信息管理", "设置管理"}) {
            console.link(page).click();
            console.page.locator(".skeleton").first().waitFor();
            console.settled();
            assertThat(alert(console)).hasCount(0);
        }
        console.nothingWentWrong();
        assertThat(console.tooWide()).isZero();
    }

    private static Locator alert(ConsoleWindow console) {
        return console.page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setVisible(true));
    }
}
