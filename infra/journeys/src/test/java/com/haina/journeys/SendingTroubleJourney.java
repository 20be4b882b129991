package com.haina.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is sent to followers on WeChat's bad days: nobody gets a message twice, and what became of each is told as it is. */
class SendingTroubleJourney {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final RunningPlatform PLATFORM = RunningPlatform.get();
    private static final Phones PHONES = new Phones(PLATFORM.simulators());
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String SEND = "/cgi-bin/message/custom/send";

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    @BeforeAll
    static void anOffice() {
        office = Office.join(PLATFORM, "传声物业");
    }

    @AfterEach
    void wechatIsItselfAgain() {
        PHONES.behave();
        PHONES.jobsEnd(office.appId, "TEMPLATE", "", 100);
    }

    @Test
    void whoNoLongerFollowsIsRefusedAloneAndTheNextIsReached() {
        String gone = follower("走了的人");
        String here = follower("还在的人");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", SEND, "code", "43004", "count", 1));
        JsonNode refused = send(gone, "给走了的人");
        assertThat(refused.required("state").asString()).isEqualTo("FAILED");
        assertThat(refused.required("code").asInt()).isEqualTo(43004);
        assertThat(send(here, "给还在的人").required("state").asString()).isEqualTo("ACCEPTED");
        assertThat(PHONES.heard(gone, office.appId, "给走了的人")).isZero();
        assertThat(PHONES.heard(here, office.appId, "给还在的人")).isEqualTo(1);
    }

    @Test
    void anAnswerThatBreaksOffIsAnHonestDoubtAndNoSecondMessage() {
        String person = follower("听见一次的人");
        PHONES.misbehave(Map.of("kind", "CUT", "path", SEND, "count", 1));
        assertThat(send(person, "答复断了").required("state").asString()).isEqualTo("UNCERTAIN");
        assertThat(send(person, "答复没断").required("state").asString()).isEqualTo("ACCEPTED");
        SimulatedPhone phone = new SimulatedPhone(CHROMIUM, PLATFORM, person);
        assertThat(phone.chat(office.accountName).getByText("答复没断")).isVisible();
        assertThat(phone.chat(office.accountName).getByText("答复断了")).hasCount(1);
    }

    @Test
    void aLateAnswerAndATokenThatEndedStillMakeOneMessage() {
        String person = follower("等得久的人");
        PHONES.misbehave(Map.of("kind", "DELAY", "path", SEND, "delayMs", 2_000, "count", 2));
        PHONES.misbehave(Map.of("kind", "ERROR", "path", SEND, "code", "40001", "count", 1));
        assertThat(send(person, "来得晚").required("state").asString()).isEqualTo("ACCEPTED");
        assertThat(PHONES.heard(person, office.appId, "来得晚")).isEqualTo(1);
    }

    @Test
    void whoseWindowIsShutHearsByTheTemplateOnceAndAReceiptToldTwiceCountsOnce() {
        office.chooseTemplate();
        String community = office.community("传声苑", "楼栋", "单元", "门牌号");
        office.onFile("传声苑", List.of(Workbooks.owner("赵敏", Office.newMobile(), "传声苑", "101")));
        String room = office.place(community, "101");
        PHONES.misbehave(Map.of("kind", "ERROR", "path", SEND, "code", "45015"));
        PHONES.misbehave(
                Map.of("kind", "CALLBACK_DUPLICATE", "path", office.appId + "/TEMPLATESENDJOBFINISH", "count", 1));
        Follower reached = Follower.of(PLATFORM, office, "沙悟净");
        office.reject(reached.applies(community, room, "OWNER"), "INCOMPLETE");
        JsonNode delivered = template("DELIVERED");
        assertThat(delivered.required("status").asString()).isEqualTo("success");
        Waiting.until("the template", SOON, () -> PHONES.heard(reached.person, office.appId, "认证未通过"), n -> n == 1);

        PHONES.jobsEnd(office.appId, "TEMPLATE", "failed:user block", 100);
        Follower blocked = Follower.of(PLATFORM, office, "猪悟能");
        office.reject(blocked.applies(community, room, "OWNER"), "INCOMPLETE");
        assertThat(template("FAILED").required("status").asString()).isEqualTo("failed:user block");
        assertThat(PHONES.heard(blocked.person, office.appId, "认证未通过")).isZero();
        assertThat(office.total("/api/wechat/v1/messages?channel=TEMPLATE&appId=" + office.appId))
                .isEqualTo(2);
    }

    private static String follower(String name) {
        String person = PHONES.person(name, Office.newMobile());
        PHONES.follow(person, office.appId);
        String id = office.appId + "." + PHONES.openId(person, office.appId);
        Waiting.until(
                "the follower",
                SOON,
                () -> office.web.get("/api/wechat/v1/followers/" + id),
                answer -> answer.status() == 200);
        return person;
    }

    /** A text to one follower; what is known of it when the call is over. */
    private static JsonNode send(String person, String text) {
        return office.web
                .post(
                        "/api/wechat/v1/messages/tests",
                        Map.of("appId", office.appId, "openid", PHONES.openId(person, office.appId), "text", text))
                .expect(200)
                .json();
    }

    /** The template message that came to this end. */
    private static JsonNode template(String state) {
        return Waiting.until(
                        "a template message " + state,
                        SOON,
                        () -> office.web
                                .get("/api/wechat/v1/messages?channel=TEMPLATE&state=" + state + "&appId="
                                        + office.appId)
                                .expect(200)
                                .json()
                                .required("items"),
                        items -> !items.isEmpty())
                .get(0);
    }
}
