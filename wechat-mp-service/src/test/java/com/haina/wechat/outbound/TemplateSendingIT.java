package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.haina.contracts.message.MessageChannel;
import com.haina.contracts.message.MessageReceipted;
import com.haina.contracts.message.MessageSent;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.running.Pushes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Template messages at the simulated WeChat: sent once, and followed to what WeChat tells of them. */
class TemplateSendingIT extends SendingAccount {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEND = "message/template/send";
    /** Longer than any test. */
    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    @Autowired
    SendTemplate template;

    @Autowired
    PlanMessage plan;

    @Autowired
    MatchReceipt receipts;

    private String templateId = "";

    @BeforeEach
    void aTemplateOfTheAccounts() {
        templateId = atWechat(app, "template/get_all_private_template", null)
                .path("template_list")
                .valueStream()
                .filter(one -> one.path("title").asString().equals("物业公告通知"))
                .findFirst()
                .orElseThrow()
                .path("template_id")
                .asString();
    }

    @Test
    void aTemplateMessageIsDeliveredWhenWechatSaysSo() {
        String words = words();
        outcome("TEMPLATE", "", Duration.ofSeconds(2));
        Outcome sent = send(who, words, null);
        assertThat(sent.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(sent.accepted()).isTrue();
        until(sent, MessageState.DELIVERED);
        assertThat(shown(words)).isOne();
        CurrentTenant.run(tenant, () -> receipts.receipt(app, msgId(sent), Receipt.template("failed: system failed")));
        assertThat(message(sent).state()).as("the first word counts").isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void whoRefusesTemplateMessagesIsToldOfByWeChat() {
        Simulators.call("PUT", "/sim/api/persons/p5/accounts/" + app + "/notice-block", null);
        Outcome sent = send(who, words(), null);
        until(sent, MessageState.FAILED);
        assertThat(message(sent).receipt()).isEqualTo(Receipt.template("failed:user block"));
    }

    @Test
    void aReceiptThatComesBeforeOurWriteIsNotLost() {
        Simulators.call("PUT", "/sim/api/persons/p5/accounts/" + app + "/notice-block", null);
        loseAnswer(SEND);
        Outcome sent = send(who, words(), null);
        assertThat(message(sent).msgId()).as("nothing is known of it").isNull();
        // WeChat tells what became of it before it was asked again.
        await().until(() -> early() == 1);
        assertThat(message(sent).state()).isEqualTo(MessageState.PLANNED);
        until(sent, MessageState.FAILED);
        assertThat(message(sent).receipt()).isEqualTo(Receipt.template("failed:user block"));
        assertThat(early()).isZero();
    }

    @Test
    void theSameReferenceIsSentOnce() {
        outcome("TEMPLATE", "", MUCH_LATER);
        LongSupplier calls = counting(SEND);
        Outcome first = send(who, words(), "notice-1");
        Outcome again = send(who, words(), "notice-1");
        assertThat(again).isEqualTo(first);
        assertThat(calls.getAsLong()).isOne();
    }

    @Test
    void aTemplateMessageWithoutAnAnswerIsSentAgainAndArrivesOnce() {
        String words = words();
        LongSupplier calls = counting(SEND);
        loseAnswer(SEND);
        Outcome sent = send(who, words, null);
        assertThat(sent.state()).isEqualTo(MessageState.PLANNED);
        until(sent, MessageState.DELIVERED);
        assertThat(calls.getAsLong()).isEqualTo(2);
        assertThat(shown(words)).isOne();
    }

    @Test
    void oneBadRecipientNeverEndsABatch() {
        outcome("TEMPLATE", "", MUCH_LATER);
        List<String> to = new ArrayList<>(crowd(8));
        Simulators.call("PUT", "/sim/api/persons/p4/accounts/" + app + "/follow", null);
        Simulators.call("DELETE", "/sim/api/persons/p4/accounts/" + app + "/follow", null);
        to.add(3, openId("p4")); // left again
        to.add(5, "oNobody" + UUID.randomUUID().toString().substring(0, 8));
        List<Outcome> batch = to.stream()
                .map(openId -> CurrentTenant.call(
                        tenant,
                        () -> Outcome.of(
                                plan.plan(app, MessageChannel.TEMPLATE, Audience.one(openId), content(words()), null))))
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
        outcome("TEMPLATE", "", MUCH_LATER);
        LongSupplier calls = counting(SEND);
        refuse(SEND, 45009, 1);
        Outcome waiting = send(who, words(), null);
        assertThat(waiting.state()).isEqualTo(MessageState.PLANNED);
        assertThat(waiting.code()).isEqualTo(45009);
        Outcome next = send(who, words(), null);
        assertThat(next.state()).as("nothing of this account is tried").isEqualTo(MessageState.PLANNED);
        assertThat(calls.getAsLong()).isOne();
        lanes.resume(app);
        until(next, MessageState.ACCEPTED);
        until(waiting, MessageState.ACCEPTED);
    }

    @Test
    void whatWaitsForAnAccountThatTookItsAuthorizationBackLeavesWhenItAuthorizesAgain() {
        outcome("TEMPLATE", "", MUCH_LATER);
        LongSupplier calls = counting(SEND);
        authority.put(app, tenant, List.of(7), false);
        CurrentTenant.run(tenant, () -> accounts.refresh(app));
        Outcome waiting = send(who, words(), null);
        assertThat(waiting.state()).isEqualTo(MessageState.PLANNED);
        assertThat(waiting.code()).isEqualTo(61003);
        assertThat(calls.getAsLong()).isZero();
        authority.put(app, tenant, List.of(7), true);
        CurrentTenant.run(tenant, () -> accounts.refresh(app));
        until(waiting, MessageState.ACCEPTED);
    }

    @Test
    void whatWaitsForAStoppedAccountLeavesWhenSomebodyLetsItGoOn() {
        outcome("TEMPLATE", "", MUCH_LATER);
        LongSupplier calls = counting(SEND);
        refuse(SEND, 61004, 1);
        Outcome first = send(who, words(), null);
        Outcome next = send(who, words(), null);
        assertThat(first.state()).isEqualTo(MessageState.PLANNED);
        assertThat(next.state()).as("a stopped account is not called").isEqualTo(MessageState.PLANNED);
        assertThat(calls.getAsLong()).isOne();
        CurrentTenant.run(tenant, () -> accounts.resume(app));
        until(first, MessageState.ACCEPTED);
        until(next, MessageState.ACCEPTED);
    }

    @Test
    void nothingWaitsLongerThanAnHourForAStoppedAccount() {
        CurrentTenant.run(tenant, () -> accounts.stop(app, 61023));
        Outcome waiting = send(who, words(), null);
        assertThat(waiting.state()).isEqualTo(MessageState.PLANNED);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(waiting.messageId())),
                new Update()
                        .set("plannedAt", Instant.now().minus(Duration.ofMinutes(61)))
                        .inc("version", 1),
                OutboundMessage.class);
        until(waiting, MessageState.FAILED);
        assertThat(message(waiting).code()).isEqualTo(61023);
    }

    @Test
    void whoDiedWhileSendingIsFollowedByWhatIsSafe() {
        String never = words();
        String once = words();
        outcome("TEMPLATE", "", Duration.ZERO);
        OutboundMessage text = died(MessageChannel.CUSTOMER_SERVICE, Content.text(never));
        OutboundMessage template = died(MessageChannel.TEMPLATE, content(once));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> state(text) == MessageState.UNCERTAIN && state(template) == MessageState.DELIVERED);
        assertThat(shown(never)).isZero();
        assertThat(shown(once)).isOne();
    }

    @Test
    void anEventOfWechatsIsAReceipt() {
        outcome("TEMPLATE", "", MUCH_LATER);
        Outcome sent = send(who, words(), null);
        String event = Pushes.event(who, "TEMPLATESENDJOBFINISH", "", Instant.now())
                .replace(
                        "</xml>",
                        "<MsgID>" + msgId(sent) + "</MsgID><Status><![CDATA[failed: system failed]]></Status></xml>");
        new Pushes(app).push(event);
        until(sent, MessageState.FAILED);
        assertThat(message(sent).receipt()).isEqualTo(Receipt.template("failed: system failed"));
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

    private static String words() {
        return "停水 " + UUID.randomUUID().toString().substring(0, 12);
    }

    private Content content(String words) {
        return Content.template(
                templateId, Map.of("thing1", "停水通知", "thing2", words, "time1", "2026年11月28日 15:00"), null);
    }

    private Outcome send(String openid, String words, @Nullable String reference) {
        Content content = content(words);
        return CurrentTenant.call(
                tenant, () -> template.send(app, openid, templateId, content.values(), null, reference));
    }

    private String msgId(Outcome sent) {
        return java.util.Objects.requireNonNull(message(sent).msgId());
    }

    private long early() {
        return mongo.count(Query.query(Criteria.where("tenantId").is(tenant)), EarlyReceipt.class);
    }

    /** As if its sender had died a while ago. */
    private OutboundMessage died(MessageChannel channel, Content content) {
        return CurrentTenant.call(tenant, () -> {
            pause(channel, Duration.ofMinutes(5));
            OutboundMessage message = plan.plan(app, channel, Audience.one(who), content, null);
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
}
