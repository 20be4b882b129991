package com.haina.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.microsoft.playwright.FrameLocator;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * WeChat on its bad days: what comes twice, late, in another order or not at all, quotas and tokens that end, an authorization that is gone.
 * {@code HAINA_OUTAGE_SECONDS} says how long the outage lasts.
 */
class TroubleJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration OUTAGE =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("HAINA_OUTAGE_SECONDS", "12")));

    @SuppressWarnings("NullAway.Init")
    private Office office;

    @BeforeEach
    void anOfficeThatAnswersItsFollowers() {
        office = Office.join(PLATFORM, "风雨物业");
        String book = "/api/wechat/v1/reply-books/" + office.appId;
        Web.Answer now =
                Waiting.until("the account", SOON, () -> office.web.get(book), answer -> answer.status() == 200);
        office.web
                .put(
                        book,
                        now.etag(),
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "id",
                                        "water",
                                        "name",
                                        "停水",
                                        "kind",
                                        "KEYWORD",
                                        "match",
                                        "CONTAINS",
                                        "words",
                                        List.of("停水"),
                                        "audience",
                                        "EVERYBODY",
                                        "enabled",
                                        true,
                                        "answer",
                                        Map.of("form", "TEXT", "text", "停水的时间请看公告"))),
                                "hours",
                                Map.of(
                                        "opens",
                                        "09:00",
                                        "closes",
                                        "18:00",
                                        "days",
                                        List.of("MONDAY"),
                                        "holidays",
                                        List.of(),
                                        "workdays",
                                        List.of()),
                                "nameFallback",
                                "您",
                                "roomFallback",
                                "您家"))
                .expect(200);
    }

    @AfterEach
    void wechatIsItselfAgain() {
        PHONES.behave();
    }

    @Test
    void aMessageThatWechatSendsTwiceIsAnsweredOnce() {
        String person = follower("重复的人");
        PHONES.misbehave(Map.of("kind", "CALLBACK_DUPLICATE", "path", office.appId));
        PHONES.writes(person, office.appId, "今天停水吗");
        PHONES.writes(person, office.appId, "明天停水吗");
        Waiting.until("both answers", SOON, () -> answers(person), n -> n >= 2);
        assertThat(following(person)).isTrue();
        assertThat(answers(person)).isEqualTo(2);
    }

    @Test
    void whoLeavesAndReturnsIsFollowingInWhicheverOrderItIsTold() {
        String person = follower("反复的人");
        PHONES.misbehave(Map.of("kind", "CALLBACK_REORDER", "path", office.appId + "/unsubscribe", "count", 1));
        PHONES.unfollow(person, office.appId);
        long left = Instant.now().getEpochSecond(); // as exactly as WeChat dates it
        Waiting.until("another second", SOON, () -> Instant.now().getEpochSecond(), now -> now > left);
        PHONES.follow(person, office.appId);
        PHONES.writes(person, office.appId, "停水");
        Waiting.until("the answer", SOON, () -> answers(person), n -> n == 1);
        Waiting.until("the late event", SOON, () -> PHONES.pushed(person, "unsubscribe"), arrived -> arrived);
        assertThat(following(person)).isTrue();
    }

    @Test
    void anAccountOverItsQuotaSaysSoAndPublishesWhenItMayAgain() {
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/menu/create", "code", "45009"));
        JsonNode refused = publish("报修");
        assertThat(refused.required("published").asBoolean()).isFalse();
        assertThat(refused.required("code").asInt()).isEqualTo(45009);
        Waiting.until(
                "the finding",
                SOON,
                () -> health().required("findings")
                        .valueStream()
                        .map(one -> one.required("code").asString())
                        .toList(),
                codes -> codes.contains("quota-used-up"));
        PHONES.behave();
        assertThat(publish("报修").required("published").asBoolean()).isTrue();
    }

    @Test
    void aTokenThatWasRefreshedElsewhereIsRefreshedOnceAndTheMenuIsPublished() {
        publish("缴费");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/menu/create", "code", "40001", "count", 1));
        Instant before = Instant.now();
        assertThat(publish("缴费与报修").required("published").asBoolean()).isTrue();
        assertThat(PHONES.calls("/cgi-bin/component/api_authorizer_token", before))
                .isEqualTo(1);
        assertThat(PHONES.calls("/cgi-bin/menu/create", before)).isEqualTo(2);
    }

    @Test
    void anAccountWhoseAuthorizationEndedStopsSaysHowToGoOnAndGoesOn() {
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/component/api_authorizer_token", "code", "61023"));
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/menu/create", "code", "42001"));
        assertThat(publish("公告").required("published").asBoolean()).isFalse();
        JsonNode health = Waiting.until(
                "the finding",
                SOON,
                this::health,
                seen -> seen.required("state").asString().equals("BAD"));
        assertThat(health.required("findings").get(0).required("severity").asString())
                .isEqualTo("BAD");
        Instant stopped = Instant.now();
        publish("公告");
        assertThat(PHONES.calls("/cgi-bin/menu/create", stopped))
                .as("left alone")
                .isZero();
        ConsoleWindow console =
                new ConsoleWindow(CHROMIUM, PLATFORM, Look.DESK).as(office).go("/settings/health");
        assertThat(console.text("用管理员微信重新扫码授权").first()).isVisible();
        console.picture("trouble-authorization-ended");
        PHONES.behave();
        // As the page says: the administrator scans once more.
        office.authorizeAgain();
        Waiting.until(
                "the menu", SOON, () -> publish("公告").required("published").asBoolean(), published -> published);
    }

    @Test
    void aReadingOfFollowersGoesOnThroughDelaysAndRefusals() {
        PHONES.crowd(office.appId, 350);
        PHONES.misbehave(Map.of("kind", "DELAY", "path", "/cgi-bin/user/info/batchget", "delayMs", 300));
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/user/info/batchget", "code", "-1", "count", 2));
        PHONES.misbehave(Map.of("kind", "CUT", "path", "/cgi-bin/user/get", "count", 1));
        JsonNode end = read();
        assertThat(end.required("state").asString()).as(end.toString()).isEqualTo("DONE");
        assertThat(total("FOLLOWING")).isGreaterThanOrEqualTo(350);
    }

    @Test
    void whoCannotBeWrittenToIsVerifiedAllTheSameAndTheOfficeSeesIt() {
        String community = office.community("风雨苑", "楼栋", "单元", "门牌号");
        String mobile = Office.newMobile();
        office.onFile("风雨苑", List.of(Workbooks.owner("郑风", mobile, "风雨苑", "101")));
        String person = PHONES.person("郑风", mobile);
        PHONES.follow(person, office.appId);
        PHONES.misbehave(Map.of("kind", "ERROR", "path", "/cgi-bin/message/custom/send", "code", "45015"));
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, person);
        FrameLocator page = new Applicant(PHONES, "郑风", mobile, "业主")
                .apply(
                        phone,
                        PLATFORM.gateway()
                                .resolve("/m/verify?app=" + office.appId)
                                .toString(),
                        "1栋1单元101");
        assertThat(page.getByText("认证通过")).isVisible();
        JsonNode notice = Waiting.until(
                "what became of the notice",
                SOON,
                () -> office.web
                        .get("/api/resident/v1/verifications?state=APPROVED&communityId=" + community)
                        .expect(200)
                        .json()
                        .required("items")
                        .get(0)
                        .path("notice"),
                seen -> seen.has("accepted"));
        assertThat(notice.required("accepted").asBoolean()).isFalse();
        assertThat(notice.required("code").asInt()).isEqualTo(45015);
    }

    @Test
    void afterAnOutageNothingIsMissing() {
        String before = follower("早来的人");
        PHONES.misbehave(Map.of("kind", "CALLBACK_OUTAGE"));
        PHONES.misbehave(Map.of("kind", "HTTP_STATUS", "path", "/cgi-bin", "code", "502"));
        String during = PHONES.person("断线时来的人", Office.newMobile());
        PHONES.follow(during, office.appId);
        PHONES.unfollow(before, office.appId);
        assertThat(publish("断线").required("published").asBoolean()).isFalse();
        Instant end = Instant.now().plus(OUTAGE);
        Waiting.until("the end of the outage", OUTAGE.plusSeconds(30), Instant::now, now -> now.isAfter(end));
        office.renewSession();
        PHONES.behave();
        Waiting.until("a reading", SOON, () -> read().required("state").asString(), state -> state.equals("DONE"));
        assertThat(following(during)).as("who came during it").isTrue();
        assertThat(following(before)).as("who left during it").isFalse();
        PHONES.writes(during, office.appId, "停水");
        Waiting.until("the answer", SOON, () -> answers(during), n -> n == 1);
        Waiting.until(
                "the menu", SOON, () -> publish("通了").required("published").asBoolean(), published -> published);
    }

    private String follower(String name) {
        String person = PHONES.person(name, Office.newMobile());
        PHONES.follow(person, office.appId);
        Waiting.until("the follower " + name, SOON, () -> following(person), follows -> follows);
        return person;
    }

    private boolean following(String person) {
        String id = office.appId + "." + PHONES.openId(person, office.appId);
        Web.Answer answer = office.web.get("/api/wechat/v1/followers/" + id);
        return answer.status() == 200 && answer.json().required("following").asBoolean();
    }

    private long answers(String person) {
        return PHONES.chat(person, office.appId).stream()
                .filter(message -> message.toString().contains("停水的时间请看公告"))
                .count();
    }

    private long total(String state) {
        return office.total("/api/wechat/v1/followers?appId=" + office.appId + "&state=" + state);
    }

    /** Reads the followers once more; the reading at its end. */
    private JsonNode read() {
        office.web.post("/api/wechat/v1/accounts/" + office.appId + "/follower-syncs", Map.of());
        return Waiting.until(
                "the end of the reading",
                Duration.ofMinutes(2),
                () -> office.web
                        .get("/api/wechat/v1/accounts/" + office.appId + "/follower-sync")
                        .expect(200)
                        .json(),
                sync -> List.of("DONE", "FAILED", "CANCELLED")
                        .contains(sync.required("state").asString()));
    }

    private JsonNode health() {
        return office.web
                .get("/api/wechat/v1/account-health/" + office.appId)
                .expect(200)
                .json();
    }

    /** A menu of one entry, saved and published; what became of it. */
    private JsonNode publish(String entry) {
        String menu = "/api/wechat/v1/menus/" + office.appId;
        Web.Answer draft = office.web
                .put(
                        menu + "/draft",
                        office.web.get(menu).expect(200).etag(),
                        Map.of(
                                "entries",
                                List.of(Map.of("name", entry, "type", "CLICK", "key", "k", "entries", List.of())),
                                "conditional",
                                List.of()))
                .expect(200);
        return office.web
                .postIfMatch(menu + "/publications", draft.etag(), Map.of("appIds", List.of(office.appId)))
                .expect(200)
                .json()
                .required("items")
                .get(0);
    }
}
