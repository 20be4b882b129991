package com.haina.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The funnel 已导入, 已关注, 已认证, 可触达 while WeChat tells twice, late, in another order or not at all. */
class CoverageTroubleJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String COMMUNITY = "漏斗苑";

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @SuppressWarnings("NullAway.Init")
    private Follower first;

    @SuppressWarnings("NullAway.Init")
    private Follower second;

    /** Three on file, two of whom verify; WeChat tells everything of the account twice. */
    @BeforeEach
    void twoOfThreeVerifyAndEverythingIsToldTwice() {
        office = Office.join(PLATFORM, "漏斗物业");
        String community = office.community(COMMUNITY, "楼栋", "单元", "门牌号");
        PHONES.misbehave(Map.of("kind", "CALLBACK_DUPLICATE", "path", office.appId));
        first = Follower.of(PLATFORM, office, "张一");
        second = Follower.of(PLATFORM, office, "李二");
        PHONES.writes(first.person, office.appId, "您好"); // following alone lets nobody be answered for 48 hours
        PHONES.writes(second.person, office.appId, "您好");
        office.onFile(
                COMMUNITY,
                List.of(
                        Workbooks.owner(first.name, first.mobile, COMMUNITY, "101"),
                        Workbooks.owner(second.name, second.mobile, COMMUNITY, "102"),
                        Workbooks.owner("王三", Office.newMobile(), COMMUNITY, "103")));
        first.applies(community, office.place(community, "101"), "OWNER");
        second.applies(community, office.place(community, "102"), "OWNER");
        funnelIs(3, 2, 2, 2);
    }

    @AfterEach
    void wechatIsItselfAgain() {
        PHONES.behave();
    }

    @Test
    void whoLeavesAndReturnsCountsAsReturnedInWhicheverOrderItIsTold() {
        PHONES.behave();
        PHONES.misbehave(Map.of("kind", "CALLBACK_REORDER", "path", office.appId + "/unsubscribe", "count", 1));
        PHONES.unfollow(first.person, office.appId);
        long left = Instant.now().getEpochSecond(); // as exactly as WeChat dates it
        Waiting.until("another second", SOON, () -> Instant.now().getEpochSecond(), now -> now > left);
        PHONES.follow(first.person, office.appId);
        PHONES.writes(first.person, office.appId, "我又来了");
        Waiting.until("the late event", SOON, () -> PHONES.pushed(first.person, "unsubscribe"), arrived -> arrived);
        // What is told of the second comes after what was told of the first.
        PHONES.unfollow(second.person, office.appId);
        JsonNode total = Waiting.until(
                "the second gone",
                SOON,
                this::total,
                seen -> seen.required("reachable").asLong() < 2);
        assertThat(total.required("reachable").asLong()).isEqualTo(1);
        assertThat(total.required("imported").asLong()).isEqualTo(3);
    }

    @Test
    void whoLeftWhileNothingCameThroughIsNoLongerCountedAfterTheNextReading() {
        PHONES.misbehave(Map.of("kind", "CALLBACK_DROP", "path", office.appId));
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/user/get", "code", "-1", "count", 1));
        PHONES.misbehave(Map.of("kind", "DELAY", "path", "/cgi-bin/user/get", "delayMs", 500, "count", 2));
        PHONES.unfollow(first.person, office.appId);
        office.web
                .post("/api/wechat/v1/accounts/" + office.appId + "/follower-syncs", Map.of())
                .expect(202);
        Waiting.until(
                "the funnel",
                SOON,
                this::total,
                seen -> seen.required("reachable").asLong() == 1);
        ConsoleWindow console = new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK)
                .as(office.web.cookies())
                .go("/")
                .settled();
        assertThat(console.text("覆盖情况").first()).isVisible();
        console.picture("trouble-coverage");
        console.nothingWentWrong();
    }

    private void funnelIs(long imported, long following, long verified, long reachable) {
        Waiting.until(
                "the funnel " + imported + ", " + following + ", " + verified + ", " + reachable,
                SOON,
                this::total,
                seen -> seen.required("imported").asLong() == imported
                        && seen.required("following").asLong() == following
                        && seen.required("verified").asLong() == verified
                        && seen.required("reachable").asLong() == reachable);
    }

    private JsonNode total() {
        return office.web.get("/api/resident/v1/coverage").expect(200).json().required("total");
    }
}
