package com.haina.journeys;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An account that has used up what WeChat lets it do today, and how the office clears it in 授权健康. */
class QuotaTroubleJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String USED_UP = "今天有一项额度用完了";

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.join(PLATFORM, "清零物业");
    }

    @AfterEach
    void wechatIsItselfAgain() {
        PHONES.behave();
    }

    @Test
    void whatWaitsForTheQuotaLeavesOnceItIsClearedAndNothingIsLeftToDo() {
        String person = PHONES.person("等消息的人", Office.newMobile());
        PHONES.follow(person, office.appId);
        Waiting.until(
                "the follower",
                SOON,
                () -> followers(),
                answer -> answer.status() == 200
                        && answer.json().required("total").asLong() == 1);
        assertThat(health().text("还没有选通知模板")).isVisible();
        office.chooseTemplate();
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/message/custom/send", "code", "45009", "count", 1));
        JsonNode waiting = office.web
                .post(
                        "/api/wechat/v1/messages/tests",
                        Map.of("appId", office.appId, "openid", PHONES.openId(person, office.appId), "text", "清零以后见"))
                .expect(200)
                .json();
        assertThat(waiting.required("state").asString()).isEqualTo("PLANNED");
        assertThat(waiting.required("code").asInt()).isEqualTo(45009);
        Waiting.until("the finding", SOON, this::findings, found -> found.contains("quota-used-up"));

        ConsoleWindow console = health();
        assertThat(console.text(USED_UP)).isVisible();
        console.picture("trouble-quota-used-up");
        clear(console);
        assertThat(console.text("已清零，这个月还剩 9 次")).isVisible();
        assertThat(console.text("全部正常，没有需要处理的事")).isVisible();
        assertThat(console.text("当天的一项额度用完")).isVisible();
        assertThat(console.text("当天的额度清零（管理员")).isVisible();
        console.picture("trouble-quota-cleared");
        Waiting.until(
                "the message",
                SOON,
                () -> office.web
                        .get("/api/wechat/v1/messages/" + waiting.required("id").asString())
                        .expect(200)
                        .json()
                        .required("state")
                        .asString(),
                state -> state.equals("ACCEPTED"));
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, person);
        assertThat(phone.chat(office.accountName).getByText("清零以后见")).hasCount(1);
        console.nothingWentWrong();
    }

    @Test
    void clearancesThatWereUsedUpElsewhereAreSaidAndNotOfferedAgain() {
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/clear_quota", "code", "48006", "count", 1));
        ConsoleWindow console = health();
        clear(console);
        assertThat(console.text("微信每月只允许清零 10 次，下个月恢复").first()).isVisible();
        assertThat(console.text("这个月的 10 次已用完")).isVisible();
        assertThat(console.button("全部清零…")).isDisabled();
        console.picture("trouble-clearances-used-up");
    }

    private ConsoleWindow health() {
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)
                .as(office.web.cookies())
                .go("/settings/health")
                .settled();
        console.button("详情").click();
        return console.settled();
    }

    private static void clear(ConsoleWindow console) {
        console.button("全部清零…").click();
        console.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("清零").setExact(true))
                .click();
    }

    private Web.Answer followers() {
        return office.web.get("/api/wechat/v1/followers?limit=1&total=true");
    }

    private String findings() {
        return office.web
                .get("/api/wechat/v1/account-health/" + office.appId)
                .expect(200)
                .json()
                .required("findings")
                .toString();
    }
}
