package com.haina.notify.feedback;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "haina.security.ops-password=secret")
@WithStoreAndBroker
@Import(TestTokens.class)
class FeedbackIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FEEDBACK = "/api/notify/v1/feedback";

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void feedbackArrivesIsAnsweredByOpsAndTheOfficeReadsTheAnswer() {
        JsonNode sent =
                send("导入很好用，就是字小了点", "电话 13625895631", "/import", "key-1").body();
        String number = sent.path("number").asString();
        assertThat(number).matches("[2-9A-HJKMNP-Z]{7}");
        assertThat(sent.path("state").asString()).isEqualTo("RECEIVED");

        JsonNode waiting = ops().get().uri("/actuator/feedback").retrieve().body(JsonNode.class);
        assertThat(waiting.path("open").asInt()).isPositive();
        assertThat(waiting.path("letters")
                        .valueStream()
                        .filter(letter -> letter.path("number").asString().equals(number)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("contact").asString()).isEqualTo("电话 13625895631");
                    assertThat(letter.path("tenantId").asString()).isEqualTo(tenant);
                });
        assertThat(metric()).isPositive();
        double before = metric();
        assertThat(ops().post()
                        .uri("/actuator/feedback/" + number)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("answer", "下一版会放大"))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(metric()).isEqualTo(before - 1);

        JsonNode list = list(TestTokens.viewer(tenant)).path("items");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("state").asString()).isEqualTo("ANSWERED");
        assertThat(list.get(0).path("answer").asString()).isEqualTo("下一版会放大");
        assertThat(list.get(0).toString()).doesNotContain("13625895631");
        assertThat(list(TestTokens.administrator("t-other")).path("items")).isEmpty();
    }

    @Test
    void thePressedTwiceButtonSendsOnce() {
        String number = send("一次", null, null, "key-2").body().path("number").asString();
        assertThat(send("一次", null, null, "key-2").body().path("number").asString())
                .isEqualTo(number);
        assertThat(list(TestTokens.viewer(tenant)).path("items")).hasSize(1);
        assertThat(send("没有键", null, null, null).status()).isEqualTo(400);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsKeptInTheClear() {
        Answer refused = send(" ", null, null, "key-3");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/text");
        assertThat(send("长".repeat(2_001), null, null, "key-4").status()).isEqualTo(400);

        send("秘密的话", "13800001111", null, "key-5");
        String stored = mongo.getCollection("feedback")
                .find(new org.bson.Document("tenantId", tenant))
                .first()
                .toJson();
        assertThat(stored).doesNotContain("秘密的话").doesNotContain("13800001111");
    }

    @Test
    void strangersNeitherWriteNorAnswer() {
        RestClient nobody = TestTokens.client(port, null);
        assertThat(nobody.get()
                        .uri(FEEDBACK)
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(TestTokens.client(port, TestTokens.administrator(tenant))
                        .get()
                        .uri("/actuator/feedback")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(ops().get()
                        .uri("/actuator/feedback/NOSUCH1")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private record Answer(int status, JsonNode body) {}

    private Answer send(String text, @Nullable String contact, @Nullable String page, @Nullable String key) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("text", text));
        if (contact != null) {
            body.put("contact", contact);
        }
        if (page != null) {
            body.put("page", page);
        }
        RestClient.RequestBodySpec request = TestTokens.client(port, TestTokens.operator(tenant))
                .post()
                .uri(FEEDBACK)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        ResponseEntity<String> answer = request.retrieve().toEntity(String.class);
        return new Answer(answer.getStatusCode().value(), JSON.readTree(String.valueOf(answer.getBody())));
    }

    private JsonNode list(String token) {
        return JSON.readTree(
                TestTokens.client(port, token).get().uri(FEEDBACK).retrieve().body(String.class));
    }

    private double metric() {
        return ops().get()
                .uri("/actuator/metrics/haina.feedback.open")
                .retrieve()
                .body(JsonNode.class)
                .at("/measurements/0/value")
                .asDouble();
    }

    private RestClient ops() {
        return TestTokens.client(port, null)
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("ops", "secret"))
                .build();
    }
}
