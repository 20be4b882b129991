package com.haina.wechat.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.ResponseEntity;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** An office's account at the simulated WeChat, which p5 follows and has just written to. */
abstract class SendingAccount extends RunningService {

    @Autowired
    OutboundMessages messages;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Lanes lanes;

    @Autowired
    MongoOperations mongo;

    String tenant = "";
    String app = "";
    /** The openid of p5. */
    String who = "";

    @BeforeEach
    void somebodyWhoWrote() {
        tenant = "t-" + UUID.randomUUID();
        app = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(app));
        who = follower("p5");
    }

    /** Lets a person follow and write; answers the openid. */
    String follower(String person) {
        Simulators.call("PUT", "/sim/api/persons/" + person + "/accounts/" + app + "/follow", null);
        Simulators.call("POST", "/sim/api/persons/" + person + "/accounts/" + app + "/messages", Map.of("text", "在吗"));
        return openId(person);
    }

    String openId(String person) {
        return Simulators.call("GET", "/sim/api/persons/" + person + "/openids/" + app, null)
                .get("openId")
                .asString();
    }

    /** So many followers without phones; their openids. */
    List<String> crowd(int count) {
        List<String> before = followers();
        Simulators.call("PUT", "/sim/api/accounts/" + app + "/crowd", Map.of("count", count));
        return followers().stream().filter(openId -> !before.contains(openId)).toList();
    }

    private List<String> followers() {
        return atWechat(app, "user/get", null)
                .path("data")
                .path("openid")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** How jobs of a kind end, and when WeChat tells. */
    void outcome(String kind, String status, Duration after) {
        Simulators.call(
                "PUT",
                "/sim/api/accounts/" + app + "/outcomes",
                Map.of("kind", kind, "status", status, "delayMs", after.toMillis(), "count", 0));
    }

    /** How often these words stand in the chat of p5. */
    static int shown(String words) {
        return chat("p5").split(words, -1).length - 1;
    }

    static String chat(String person) {
        return Simulators.call("GET", "/sim/api/persons/" + person + "/chats", null)
                .toString();
    }

    OutboundMessage message(Outcome outcome) {
        return CurrentTenant.call(tenant, () -> messages.get(outcome.messageId()));
    }

    MessageState state(OutboundMessage message) {
        return CurrentTenant.call(tenant, () -> messages.get(message.id()).state());
    }

    void until(Outcome outcome, MessageState state) {
        await().atMost(Duration.ofSeconds(40)).until(() -> message(outcome).state() == state);
    }

    /** Nothing of the account leaves on this channel for a while. */
    void pause(MessageChannel channel, Duration time) {
        lanes.pause(
                new OutboundMessage("x", app, channel, Audience.one(who), Content.Type.TEXT, new Sealed(""), null),
                time);
    }

    JsonNode get(String path) {
        return TestTokens.client(PORT, TestTokens.operator(tenant))
                .get()
                .uri("/api/wechat/v1" + path)
                .retrieve()
                .body(JsonNode.class);
    }

    ResponseEntity<JsonNode> post(String path, @Nullable Object body) {
        return TestTokens.client(PORT, TestTokens.operator(tenant))
                .post()
                .uri("/api/wechat/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body == null ? Map.of() : body)
                .retrieve()
                .toEntity(JsonNode.class);
    }
}
