package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.Reply;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Through the unmodified SDK to the simulated WeChat, which holds to the windows and misbehaves when told to. */
class CustomerServiceSendingIT extends SendingAccount {

    private static final String SEND = "message/custom/send";

    @Autowired
    SendCustomerService send;

    @Autowired
    PlanMessage plan;

    @Autowired
    LateReply late;

    @Test
    void aTextStandsInTheChat() {
        String words = "水管已修好 " + UUID.randomUUID();
        assertThat(text(words).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(chat()).contains(words);
    }

    @Test
    void aTextWithCharactersThatAreNotPrintedArrivesWithoutThem() {
        String words = "水管已修好 " + UUID.randomUUID();
        assertThat(text(words + "\u2028明早\u000b八点\\u8fd8 \"在\"").state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(chat()).contains(words + " 明早八点\\\\u8fd8 \\\"在\\\"");
    }

    @Test
    void aCardThatLeadsToAPageStandsInTheChat() {
        String words = "缴费通知 " + UUID.randomUUID();
        Outcome sent = CurrentTenant.call(
                tenant,
                () -> send.send(app, who, Content.link(words, "十一月物业费", "http://127.0.0.1:8080/m/home", null), null));
        assertThat(sent.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(chat()).contains(words);
    }

    @Test
    void anAccountThatWeChatIsSlowForKeepsNoOtherWaiting() {
        String slow = app;
        Simulators.fault(Map.of("kind", "DELAY", "path", "/cgi-bin/message/template/send", "delayMs", 4000));
        for (int i = 0; i < 30; i++) {
            plan(slow, MessageChannel.TEMPLATE, Content.template("none", Map.of("thing1", "停水"), null));
        }
        String other = accountOf(tenant);
        Simulators.call("PUT", "/sim/api/persons/p5/accounts/" + other + "/follow", null);
        Simulators.call("POST", "/sim/api/persons/p5/accounts/" + other + "/messages", Map.of("text", "在吗"));
        who = Simulators.call("GET", "/sim/api/persons/p5/openids/" + other, null)
                .path("openId")
                .asString();
        await().until(() -> mongo.count(
                        Query.query(
                                Criteria.where("appId").is(slow).and("state").is(MessageState.SENDING)),
                        OutboundMessage.class)
                > 3);
        OutboundMessage quick = plan(other, MessageChannel.CUSTOMER_SERVICE, Content.text("马上到"));
        await().atMost(Duration.ofSeconds(3)).until(() -> state(quick) == MessageState.ACCEPTED);
    }

    private OutboundMessage plan(String appId, MessageChannel channel, Content content) {
        return CurrentTenant.call(tenant, () -> plan.plan(appId, channel, Audience.one(who), content, null));
    }

    @Test
    void afterTheWindowNothingLeavesAndTheReasonIsKept() {
        String other = follower("p4");
        Simulators.call("POST", "/sim/api/persons/p5/accounts/" + app + "/windows/expiry", Map.of("inSeconds", 0));
        Outcome refused = text("晚了");
        assertThat(refused.state()).isEqualTo(MessageState.FAILED);
        assertThat(refused.code()).isEqualTo(45015);
        assertThat(text("及时", other).accepted()).as("the others'").isTrue();
    }

    @Test
    void anAnswerThatIsCutOffLeavesAMessageThatIsNotSentAgain() {
        loseAnswer(SEND);
        String words = "只此一次 " + UUID.randomUUID();
        LongSupplier calls = counting(SEND);
        Outcome sent = text(words);
        assertThat(sent.state()).isEqualTo(MessageState.UNCERTAIN);
        assertThat(calls.getAsLong()).isOne();
        assertThat(shown(words)).isOne();
    }

    @Test
    void aTokenThatEndedIsRenewedOnceOnTheWay() {
        refuse(SEND, 40001, 1);
        assertThat(text("令牌已更新").state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void tooManyInAMinuteWaitAndAreNotLost() {
        refuse(SEND, 45011, 1);
        Outcome waiting = text("稍后再发");
        assertThat(waiting.state()).isEqualTo(MessageState.PLANNED);
        assertThat(waiting.code()).isEqualTo(45011);
        lanes.resume(app);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> CurrentTenant.call(
                        tenant, () -> messages.get(waiting.messageId()).state() == MessageState.ACCEPTED));
    }

    @Test
    void whatCouldNotEvenBeAskedInAnOutageLeavesWhenItIsOver() {
        Simulators.fault(Map.of("kind", "HTTP_STATUS", "path", "/cgi-bin", "code", "503"));
        Outcome first = text("第一条");
        assertThat(first.state()).as("nobody knows whether it arrived").isEqualTo(MessageState.UNCERTAIN);
        Outcome waiting = Stream.generate(() -> text("停水到六点 " + UUID.randomUUID()))
                .limit(10)
                .filter(sent -> sent.state() == MessageState.PLANNED)
                .findFirst()
                .orElseThrow();
        assertThat(waiting.code()).isEqualTo(Verdict.NOT_ASKED);
        Simulators.noFaults();
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            OutboundMessage message = CurrentTenant.call(tenant, () -> messages.get(waiting.messageId()));
            return message.state() == MessageState.ACCEPTED && message.attempts() == 1;
        });
        assertThat(chat()).contains("停水到六点");
    }

    @Test
    void whatWasSaidIsNotReadableInTheStoreAndForgottenWhenSent() {
        OutboundMessage waiting = CurrentTenant.call(tenant, () -> {
            pause(MessageChannel.CUSTOMER_SERVICE, Duration.ofMinutes(1));
            return plan.plan(app, MessageChannel.CUSTOMER_SERVICE, Audience.one(who), Content.text("您家欠费"), null);
        });
        String stored = mongo.findById(waiting.id(), Document.class, "outbound_messages")
                .toJson();
        assertThat(stored).doesNotContain("欠费");
        lanes.resume(app);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(waiting) == MessageState.ACCEPTED);
        assertThat(mongo.findById(waiting.id(), Document.class, "outbound_messages")
                        .containsKey("content"))
                .isFalse();
    }

    @Test
    void theConsoleSendsATestAndSeesWhatBecameOfIt() {
        refuse(SEND, 45047, 1);
        ResponseEntity<JsonNode> answer = post("/messages/tests", Map.of("appId", app, "openid", who, "text", "测试"));
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().get("code").asInt()).isEqualTo(45047);
        assertThat(answer.getBody().get("verdict").asString()).isEqualTo("DROP_RECIPIENT");
        assertThat(get("/messages?state=FAILED").get("items")).hasSize(1);
        assertThat(get("/messages?channel=MASS").get("items")).isEmpty();
        assertThat(TestTokens.client(PORT, TestTokens.operator("t-other"))
                        .get()
                        .uri("/api/wechat/v1/messages/"
                                + answer.getBody().get("id").asString())
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aLateAnswerIsSentOnce() {
        String words = "您好 " + UUID.randomUUID();
        FollowerMessage message =
                new FollowerMessage("m1", app, who, "text", "", Instant.now(), Map.of("Content", "在吗"));
        CurrentTenant.run(tenant, () -> {
            late.send(message, new Reply.Text(words));
            late.send(message, new Reply.Text(words));
            late.send(message, new Reply.HandOver());
        });
        assertThat(shown(words)).isOne();
        assertThat(get("/messages").path("items")).hasSize(1);
    }

    @Test
    void anAccountOfAnotherOfficeSendsNothing() {
        String foreign = authority.newAccount("t-other");
        CurrentTenant.run("t-other", () -> accounts.refresh(foreign));
        LongSupplier calls = counting(SEND);
        assertThat(post("/messages/tests", Map.of("appId", foreign, "openid", who, "text", "测试"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(calls.getAsLong()).isZero();
    }

    private Outcome text(String words) {
        return text(words, who);
    }

    private Outcome text(String words, String openid) {
        return CurrentTenant.call(tenant, () -> send.send(app, openid, Content.text(words), null));
    }

    private static String chat() {
        return chat("p5");
    }
}
