package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import com.haina.contracts.message.MessageChannel;
import com.haina.contracts.message.MessageReceipted;
import com.haina.contracts.message.MessageSent;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;
import com.haina.wechat.callback.FollowerMessage;
import com.haina.wechat.callback.Reply;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.wechat.callback.component-app-id=wx5e1f00000000c0de",
            "haina.wechat.callback.token=token",
            "haina.wechat.callback.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
        })
@WithStoreAndBroker
@Import({TestTokens.class, SendsAtWechat.class})
class OutboundIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    SendsAtWechat wechat;

    @Autowired
    SendTemplate template;

    @Autowired
    SendCustomerService customerService;

    @Autowired
    SendMass mass;

    @Autowired
    MatchReceipt receipts;

    @Autowired
    OutboundMessages messages;

    @Autowired
    PlanMessage plan;

    @Autowired
    Lanes lanes;

    @Autowired
    LateReply late;

    @Autowired
    HearReceipt heard;

    @Autowired
    MongoOperations mongo;

    private String tenant = "";
    private String app = "";
    private String who = "";

    @BeforeEach
    void freshTenant() {
        String run = UUID.randomUUID().toString().substring(0, 12);
        tenant = "t-" + run;
        app = "wx" + run;
        who = "o" + run;
        mongo.insert(
                new org.bson.Document("_id", app).append("tenantId", tenant).append("authorized", true), "accounts");
    }

    @Test
    void aTemplateMessageIsDeliveredWhenWechatSaysSo() {
        Outcome sent = sendTemplate(who, null);
        assertThat(sent.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(sent.accepted()).isTrue();
        receipt(sent, Receipt.template("success"));
        assertThat(message(sent).state()).isEqualTo(MessageState.DELIVERED);
        receipt(sent, Receipt.template("failed: system failed"));
        assertThat(message(sent).state()).as("the first word counts").isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aReceiptThatComesBeforeOurWriteIsNotLost() {
        wechat.beforeAnswer = () -> {
            String msgId = wechat.idsByClient.values().stream()
                    .reduce((first, last) -> last)
                    .orElseThrow();
            CurrentTenant.run(tenant, () -> receipts.receipt(app, msgId, Receipt.template("failed:user block")));
        };
        Outcome sent = sendTemplate(who, null);
        OutboundMessage message = message(sent);
        assertThat(message.state()).isEqualTo(MessageState.FAILED);
        assertThat(message.receipt()).isEqualTo(Receipt.template("failed:user block"));
        assertThat(mongo.count(Query.query(Criteria.where("tenantId").is(tenant)), EarlyReceipt.class))
                .isZero();
    }

    @Test
    void theSameReferenceIsSentOnce() {
        Outcome first = sendTemplate(who, "notice-1");
        Outcome again = sendTemplate(who, "notice-1");
        assertThat(again).isEqualTo(first);
        assertThat(wechat.callsFor(who)).isOne();
    }

    @Test
    void aTemplateMessageWithoutAnAnswerIsSentAgainAndArrivesOnce() {
        wechat.loseAnswer(who);
        Outcome sent = sendTemplate(who, null);
        assertThat(sent.state()).isEqualTo(MessageState.PLANNED);
        await().atMost(Duration.ofSeconds(30)).until(() -> message(sent).state() == MessageState.ACCEPTED);
        assertThat(wechat.callsFor(who)).isEqualTo(2);
        assertThat(wechat.shownTo(who)).isOne();
    }

    @Test
    void aCustomerServiceMessageWithoutAnAnswerIsNotSentAgain() {
        wechat.loseAnswer(who);
        Outcome sent = sendText(who, null);
        assertThat(sent.state()).isEqualTo(MessageState.UNCERTAIN);
        assertThat(wechat.callsFor(who)).isOne();
    }

    @Test
    void aClosedWindowIsTheRecipientsAndEndsNothingElse() {
        String other = who + "x";
        wechat.refuse(who, 45015);
        Outcome refused = sendText(who, null);
        assertThat(refused.state()).isEqualTo(MessageState.FAILED);
        assertThat(refused.code()).isEqualTo(45015);
        assertThat(sendText(other, null).accepted()).isTrue();
    }

    @Test
    void oneBadRecipientNeverEndsABatch() {
        wechat.refuse(who + 3, 43004);
        wechat.refuse(who + 5, 40003);
        List<Outcome> batch = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> CurrentTenant.call(
                        tenant,
                        () -> Outcome.of(plan.plan(
                                app,
                                MessageChannel.TEMPLATE,
                                Audience.one(who + i),
                                Content.template("t1", Map.of("thing1", "停水"), null),
                                null))))
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> batch.stream()
                        .map(this::message)
                        .noneMatch(message ->
                                message.state() == MessageState.PLANNED || message.state() == MessageState.SENDING));
        assertThat(batch.stream().map(this::message).filter(message -> message.state() == MessageState.ACCEPTED))
                .hasSize(8);
        assertThat(message(batch.get(3)).code()).isEqualTo(43004);
        assertThat(message(batch.get(5)).code()).isEqualTo(40003);
    }

    @Test
    void aUsedUpQuotaWaitsAndGoesOnWhenItIsCleared() {
        wechat.refuse(who, 45009);
        Outcome waiting = sendTemplate(who, null);
        assertThat(waiting.state()).isEqualTo(MessageState.PLANNED);
        assertThat(waiting.code()).isEqualTo(45009);
        Outcome next = sendTemplate(who + "x", null);
        assertThat(next.state()).as("nothing of this account is tried").isEqualTo(MessageState.PLANNED);
        assertThat(wechat.callsFor(who + "x")).isZero();
        lanes.resume(app);
        await().atMost(Duration.ofSeconds(20)).until(() -> message(next).state() == MessageState.ACCEPTED);
        assertThat(message(waiting).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void whoDiedWhileSendingIsFollowedByWhatIsSafe() {
        OutboundMessage text = planned(MessageChannel.CUSTOMER_SERVICE, Content.text("您好"), who);
        OutboundMessage template =
                planned(MessageChannel.TEMPLATE, Content.template("t1", Map.of("thing1", "停水"), null), who + "x");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> state(text) == MessageState.UNCERTAIN && state(template) == MessageState.ACCEPTED);
        assertThat(wechat.callsFor(who)).isZero();
        assertThat(wechat.shownTo(who + "x")).isOne();
    }

    @Test
    void aMassMessageTellsHowManyItReached() {
        Outcome planned =
                CurrentTenant.call(tenant, () -> mass.send(app, Audience.tag(100), Content.text("社区活动"), "mass-1"));
        await().atMost(Duration.ofSeconds(20)).until(() -> message(planned).state() == MessageState.ACCEPTED);
        receipt(planned, new Receipt("send success", 100, 80, 75, 5));
        JsonNode shown = get("/messages/" + planned.messageId());
        assertThat(shown.get("state").asString()).isEqualTo("DELIVERED");
        assertThat(shown.get("planned").asInt()).isEqualTo(100);
        assertThat(shown.get("filtered").asInt()).isEqualTo(80);
        assertThat(shown.get("sent").asInt()).isEqualTo(75);
        assertThat(post("/messages/" + planned.messageId() + "/deletion", Map.of())
                        .getStatusCode())
                .as("a text cannot be taken back")
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aMassMessageThatWechatRefusesAfterwardsFailed() {
        Outcome planned = CurrentTenant.call(tenant, () -> mass.send(app, Audience.tag(101), Content.text("活动"), null));
        await().atMost(Duration.ofSeconds(20)).until(() -> message(planned).state() == MessageState.ACCEPTED);
        receipt(planned, new Receipt("err(20001)", 100, 0, 0, 0));
        assertThat(message(planned).state()).isEqualTo(MessageState.FAILED);
    }

    @Test
    void whatWasSaidIsNotReadableInTheStoreAndForgottenWhenSent() {
        OutboundMessage waiting = CurrentTenant.call(tenant, () -> {
            lanes.pause(
                    new OutboundMessage(
                            "x",
                            app,
                            MessageChannel.CUSTOMER_SERVICE,
                            Audience.one(who),
                            Content.Type.TEXT,
                            new com.haina.platform.crypto.Sealed(""),
                            null),
                    Duration.ofMinutes(1));
            return plan.plan(app, MessageChannel.CUSTOMER_SERVICE, Audience.one(who), Content.text("您家欠费"), null);
        });
        String stored = mongo.findById(waiting.id(), org.bson.Document.class, "outbound_messages")
                .toJson();
        assertThat(stored).doesNotContain("欠费");
        lanes.resume(app);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(waiting) == MessageState.ACCEPTED);
        assertThat(mongo.findById(waiting.id(), org.bson.Document.class, "outbound_messages")
                        .containsKey("content"))
                .isFalse();
    }

    @Test
    void theConsoleSendsATestAndSeesWhatBecameOfIt() {
        wechat.refuse(who, 45047);
        ResponseEntity<String> answer = post("/messages/tests", Map.of("appId", app, "openid", who, "text", "测试"));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(JSON.readTree(answer.getBody()).get("code").asInt()).isEqualTo(45047);
        assertThat(get("/messages?state=FAILED").get("items")).hasSize(1);
        assertThat(TestTokens.client(port, TestTokens.operator("t-other"))
                        .get()
                        .uri("/api/wechat/v1/messages/"
                                + JSON.readTree(answer.getBody()).get("id").asString())
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aLateAnswerIsSentOnce() {
        FollowerMessage message =
                new FollowerMessage("m1", app, who, "text", "", Instant.now(), Map.of("Content", "在吗"));
        CurrentTenant.run(tenant, () -> {
            late.send(message, new Reply.Text("您好"));
            late.send(message, new Reply.Text("您好"));
            late.send(message, new Reply.HandOver());
        });
        assertThat(wechat.shownTo(who)).isOne();
    }

    @Test
    void anEventOfWechatsIsAReceipt() {
        Outcome sent = sendTemplate(who, null);
        String msgId = java.util.Objects.requireNonNull(message(sent).msgId());
        CurrentTenant.run(
                tenant,
                () -> heard.received(new FollowerMessage(
                        "e1",
                        app,
                        who,
                        "event",
                        "TEMPLATESENDJOBFINISH",
                        Instant.now(),
                        Map.of("MsgID", msgId, "Status", "failed:user block"))));
        assertThat(message(sent).state()).isEqualTo(MessageState.FAILED);
    }

    @Test
    void anAccountOfAnotherOfficeSendsNothing() {
        ResponseEntity<String> answer =
                post("/messages/tests", Map.of("appId", "wxforeign", "openid", who, "text", "测试"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(wechat.callsFor(who)).isZero();
    }

    @Test
    void itsEventsLookAsAgreed() throws Exception {
        String id = "019ac4d0000000010000000000000001";
        MessageSent sent = new MessageSent(
                id,
                "notice-1",
                "wx0000000000000001",
                MessageChannel.TEMPLATE,
                "wx0000000000000001.oPerson1",
                MessageSent.Result.REFUSED,
                43004);
        MessageReceipted receipted = new MessageReceipted(
                id, null, "wx0000000000000001", MessageChannel.MASS, null, true, "send success", 100, 75, 5);
        assertThat(JSON.readTree(EventJson.write(sent))).isEqualTo(golden(MessageSent.TYPE));
        assertThat(JSON.readTree(EventJson.write(receipted))).isEqualTo(golden(MessageReceipted.TYPE));
    }

    private static JsonNode golden(String type) throws java.io.IOException {
        return JSON.readTree(new ClassPathResource("golden/" + type + ".json").getContentAsByteArray());
    }

    /** As if its sender had died a while ago. */
    private OutboundMessage planned(MessageChannel channel, Content content, String openid) {
        return CurrentTenant.call(tenant, () -> {
            OutboundMessage probe = new OutboundMessage(
                    "x",
                    app,
                    channel,
                    Audience.one(openid),
                    content.type(),
                    new com.haina.platform.crypto.Sealed(""),
                    null);
            lanes.pause(probe, Duration.ofMinutes(5));
            OutboundMessage message = plan.plan(app, channel, Audience.one(openid), content, null);
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(message.id())),
                    new Update()
                            .set("state", MessageState.SENDING)
                            .set("nextAt", Instant.now().minusSeconds(1))
                            .inc("version", 1),
                    OutboundMessage.class);
            return message;
        });
    }

    private MessageState state(OutboundMessage message) {
        return CurrentTenant.call(tenant, () -> messages.get(message.id()).state());
    }

    private Outcome sendTemplate(String openid, @org.jspecify.annotations.Nullable String reference) {
        return CurrentTenant.call(
                tenant, () -> template.send(app, openid, "t1", Map.of("thing1", "停水"), null, reference));
    }

    private Outcome sendText(String openid, @org.jspecify.annotations.Nullable String reference) {
        return CurrentTenant.call(tenant, () -> customerService.send(app, openid, Content.text("您好"), reference));
    }

    private void receipt(Outcome sent, Receipt receipt) {
        CurrentTenant.run(
                tenant,
                () -> receipts.receipt(
                        app,
                        java.util.Objects.requireNonNull(
                                messages.get(sent.messageId()).msgId()),
                        receipt));
    }

    private OutboundMessage message(Outcome outcome) {
        return CurrentTenant.call(tenant, () -> messages.get(outcome.messageId()));
    }

    private JsonNode get(String path) {
        return JSON.readTree(TestTokens.client(port, TestTokens.operator(tenant))
                .get()
                .uri("/api/wechat/v1" + path)
                .retrieve()
                .body(String.class));
    }

    private ResponseEntity<String> post(String path, Object body) {
        return TestTokens.client(port, TestTokens.operator(tenant))
                .post()
                .uri("/api/wechat/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }
}
