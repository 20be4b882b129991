package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.wechat.material.Samples;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** 群发 as the console asks for it, at the simulated WeChat. */
class MassMessageIT extends SendingAccount {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Map<String, ?> EVERYBODY = Map.of("kind", "EVERYBODY");

    @Test
    void anArticleToATagReachesWhoHasItAndIsTakenBack() {
        List<String> crowd = crowd(3);
        String title = "停水通知 " + UUID.randomUUID().toString().substring(0, 8);
        ResponseEntity<JsonNode> answer =
                send(Map.of("kind", "NEWS", "draftId", article(title, true)), toTag(tag(who, crowd.getFirst())));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        String id = answer.getBody().path("id").asString();
        assertThat(answer.getHeaders().getLocation()).hasToString("/api/wechat/v1/messages/" + id);
        JsonNode sent = until(id, "DELIVERED");
        assertThat(sent.path("channel").asString()).isEqualTo("MASS");
        assertThat(sent.path("planned").asInt()).isEqualTo(2);
        assertThat(sent.path("sent").asInt()).isEqualTo(2);
        assertThat(chat("p5")).contains(title);
        assertThat(post("/messages/" + id + "/deletion", null)
                        .getBody()
                        .path("state")
                        .asString())
                .isEqualTo("DELETED");
    }

    @Test
    void aPictureReachesSomeWhoWereChosen() {
        String other = crowd(1).getFirst();
        Map<String, ?> chosen =
                Map.of("kind", "LIST", "followerIds", List.of(app + "." + who, app + "." + other, app + "." + who));
        ResponseEntity<JsonNode> answer = send(Map.of("kind", "IMAGE", "materialId", picture()), chosen);
        JsonNode sent = until(answer.getBody().path("id").asString(), "DELIVERED");
        assertThat(sent.path("recipients").asInt()).as("each counts once").isEqualTo(2);
        assertThat(sent.path("sent").asInt()).isEqualTo(2);
    }

    @Test
    void theSameKeyAgainSendsNothingEvenWhenItsAnswerIsForgotten() {
        String words = words();
        String key = UUID.randomUUID().toString();
        Map<String, ?> request = Map.of("content", text(words), "audience", EVERYBODY);
        String id = post("/mass-messages", request, key).getBody().path("id").asString();
        until(id, "DELIVERED");
        mongo.remove(new Query(), "idempotency_keys");
        ResponseEntity<JsonNode> again = post("/mass-messages", request, key);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(again.getBody().path("id").asString()).isEqualTo(id);
        assertThat(shown(words)).isOne();
    }

    @Test
    void toEverybodyItIsSentOnceADayAndTheSecondIsRefusedBeforeItIsPlanned() {
        assertThat(get(base() + "/mass-allowance").path("everybodyToday").asInt())
                .isOne();
        String id = send(text(words()), EVERYBODY).getBody().path("id").asString();
        JsonNode left = get(base() + "/mass-allowance");
        assertThat(left.path("everybodyToday").asInt()).isZero();
        assertThat(left.path("everybodyThisMonth").asInt()).isEqualTo(3);
        assertThat(left.path("callsToday").asInt()).isEqualTo(99);
        ResponseEntity<JsonNode> second = send(text(words()), EVERYBODY);
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(second.getBody().path("code").asString()).isEqualTo("mass.everybody-today");
        until(id, "DELIVERED");
        assertThat(get("/messages?channel=MASS&appId=" + app).path("items")).hasSize(1);
        ResponseEntity<JsonNode> toSome = send(text(words()), toTag(tag(who)));
        assertThat(toSome.getStatusCode()).as("a tag is another matter").isEqualTo(HttpStatus.ACCEPTED);
    }

    @Test
    void whatWechatRefusedCostsNothing() {
        refuse("message/mass/sendall", 48008, 1);
        String id = send(text(words()), EVERYBODY).getBody().path("id").asString();
        assertThat(until(id, "FAILED").path("code").asInt()).isEqualTo(48008);
        assertThat(get(base() + "/mass-allowance").path("everybodyToday").asInt())
                .isOne();
    }

    @Test
    void whenWechatSaysThatNoneIsLeftTheNextIsRefusedBeforeItIsPlannedUntilTheDayEnds() {
        refuse("message/mass/sendall", 45028, 1);
        String id = send(text(words()), EVERYBODY).getBody().path("id").asString();
        JsonNode failed = until(id, "FAILED");
        assertThat(failed.path("code").asInt()).isEqualTo(45028);
        assertThat(failed.path("verdict").asString()).isEqualTo("WAIT_FOR_QUOTA");
        JsonNode left = get(base() + "/mass-allowance");
        assertThat(left.path("everybodyToday").asInt()).isZero();
        assertThat(left.path("everybodyRefused").asBoolean()).isTrue();
        assertThat(left.path("everybodyThisMonth").asInt())
                .as("the day's one was sent on WeChat's own pages")
                .isEqualTo(3);
        assertThat(left.path("callsToday").asInt()).isEqualTo(100);
        ResponseEntity<JsonNode> second = send(text(words()), EVERYBODY);
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(second.getBody().path("code").asString()).isEqualTo("mass.everybody-refused");
        assertThat(send(text(words()), toTag(tag(who))).getStatusCode())
                .as("a tag is another matter")
                .isEqualTo(HttpStatus.ACCEPTED);

        settled(id, LocalDate.now(CHINA).minusDays(1));
        left = get(base() + "/mass-allowance");
        assertThat(left.path("everybodyRefused").asBoolean()).isFalse();
        assertThat(left.path("everybodyToday").asInt()).isOne();
    }

    @Test
    void fourRefusedDaysAreAMonthWithoutMessagesToEverybody() {
        LocalDate today = LocalDate.now(CHINA);
        IntStream.rangeClosed(1, 5)
                .mapToObj(today::withDayOfMonth)
                .filter(day -> !day.equals(today))
                .limit(4)
                .forEach(day -> {
                    refuse("message/mass/sendall", 45028, 1);
                    String id =
                            send(text(words()), EVERYBODY).getBody().path("id").asString();
                    until(id, "FAILED");
                    settled(id, day);
                });
        assertThat(get(base() + "/mass-allowance").path("everybodyThisMonth").asInt())
                .isZero();
    }

    @Test
    void whileAMessageWaitsForTheDaysCallsNoOtherIsPlanned() {
        refuse("message/mass/sendall", 45009, 1);
        String id = send(text(words()), toTag(tag(who))).getBody().path("id").asString();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> get("/messages/" + id).path("code").asInt() == 45009);
        assertThat(get(base() + "/mass-allowance").path("callsRefused").asBoolean())
                .isTrue();
        assertThat(send(text(words()), toTag(tag(who))).getBody().path("code").asString())
                .isEqualTo("mass.calls-refused");
        TestTokens.client(PORT, TestTokens.administrator(tenant))
                .post()
                .uri("/api/wechat/v1/account-health/" + app + "/quota-clearances")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .retrieve()
                .toBodilessEntity();
        until(id, "DELIVERED");
        assertThat(get(base() + "/mass-allowance").path("callsToday").asInt()).isEqualTo(99);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(field(send(Map.of("kind", "TEXT", "text", " "), EVERYBODY))).isEqualTo("/content/text");
        assertThat(field(send(text("通".repeat(683)), EVERYBODY))).isEqualTo("/content/text");
        assertThat(field(send(Map.of("kind", "IMAGE"), EVERYBODY))).isEqualTo("/content/materialId");
        assertThat(field(send(Map.of("kind", "NEWS"), EVERYBODY))).isEqualTo("/content/draftId");
        assertThat(field(send(text("好"), Map.of("kind", "TAG")))).isEqualTo("/audience/tagId");
        assertThat(field(send(text("好"), Map.of("kind", "LIST", "followerIds", List.of(app + "." + who)))))
                .isEqualTo("/audience/followerIds");
        assertThat(field(send(text("好"), Map.of("kind", "LIST", "followerIds", List.of("wx1.a", "wx1.b")))))
                .isEqualTo("/audience/followerIds");
        assertThat(get("/messages").path("items")).isEmpty();
    }

    @Test
    void anArticleThatIsNotCompleteIsNotPlanned() {
        ResponseEntity<JsonNode> refused = send(Map.of("kind", "NEWS", "draftId", article("没有封面", false)), EVERYBODY);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused.getBody().path("code").asString()).isEqualTo("draft.not-ready");
        assertThat(get("/messages").path("items")).isEmpty();
    }

    @Test
    void withoutThePermissionOrTheAuthorizationNothingIsPlanned() {
        authority.put(app, tenant, List.of(1, 2, 3, 4, 11, 15), true);
        CurrentTenant.run(tenant, () -> accounts.refresh(app));
        ResponseEntity<JsonNode> refused = send(text(words()), EVERYBODY);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody().path("code").asString()).isEqualTo("wechat.not-granted");
        CurrentTenant.run(tenant, () -> accounts.stop(app, 61023));
        assertThat(send(text(words()), EVERYBODY).getBody().path("code").asString())
                .isEqualTo("wechat.stop-account");
        assertThat(get("/messages").path("items")).isEmpty();
    }

    @Test
    void whoMayOnlyReadSendsNothingAndAnotherOfficesAccountIsNone() {
        Map<String, ?> request = Map.of("content", text(words()), "audience", EVERYBODY);
        assertThat(postAs(TestTokens.viewer(tenant), "/mass-messages", request).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(postAs(TestTokens.operator("t-other"), "/mass-messages", request)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void onePersonSeesItBeforeAndWhoDoesNotFollowIsSaid() {
        String words = words();
        assertThat(preview(Map.of("content", text(words), "wechatId", "p5")).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(preview(Map.of("content", text(words), "openid", who)).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(shown(words)).isEqualTo(2);
        assertThat(preview(Map.of("content", Map.of("kind", "IMAGE", "materialId", picture()), "wechatId", "p5"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        ResponseEntity<JsonNode> stranger = preview(Map.of("content", text(words), "wechatId", "p3"));
        assertThat(stranger.getBody().path("code").asString()).isEqualTo("wechat.drop-recipient");
        assertThat(field(preview(Map.of("content", text(words))))).isEqualTo("/wechatId");
        assertThat(get("/messages").path("items")).isEmpty();
    }

    private static String words() {
        return "社区活动 " + UUID.randomUUID();
    }

    private static Map<String, ?> text(String words) {
        return Map.of("kind", "TEXT", "text", words);
    }

    private static Map<String, ?> toTag(int tag) {
        return Map.of("kind", "TAG", "tagId", tag);
    }

    private static String field(ResponseEntity<JsonNode> refused) {
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        return refused.getBody().path("errors").path(0).path("pointer").asString();
    }

    /** As if it had been settled on another day. */
    private void settled(String id, LocalDate day) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("settledAt", day.atTime(9, 0).atZone(CHINA).toInstant()),
                OutboundMessage.class);
    }

    private String base() {
        return "/accounts/" + app;
    }

    private ResponseEntity<JsonNode> send(Map<String, ?> content, Map<String, ?> audience) {
        return post(
                "/mass-messages",
                Map.of("content", content, "audience", audience),
                UUID.randomUUID().toString());
    }

    private ResponseEntity<JsonNode> preview(Map<String, ?> request) {
        return post("/mass-previews", request, UUID.randomUUID().toString());
    }

    private ResponseEntity<JsonNode> post(String path, Map<String, ?> body, String key) {
        return post(TestTokens.operator(tenant), path, body, key);
    }

    private ResponseEntity<JsonNode> postAs(String token, String path, Map<String, ?> body) {
        return post(token, path, body, UUID.randomUUID().toString());
    }

    private ResponseEntity<JsonNode> post(String token, String path, Map<String, ?> body, String key) {
        return TestTokens.client(PORT, token)
                .post()
                .uri("/api/wechat/v1" + base() + path)
                .header("Idempotency-Key", key)
                .body(body)
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private JsonNode until(String id, String state) {
        return await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> get("/messages/" + id),
                        message -> message.path("state").asString().equals(state));
    }

    /** A new tag that these followers have. */
    private int tag(String... openIds) {
        int tag = atWechat(app, "tags/create", Map.of("tag", Map.of("name", "二期")))
                .path("tag")
                .path("id")
                .asInt();
        atWechat(app, "tags/members/batchtagging", Map.of("openid_list", List.of(openIds), "tagid", tag));
        return tag;
    }

    private String article(String title, boolean complete) {
        Map<String, Object> article = new LinkedHashMap<>(Map.of("title", title, "content", "<p>明天上午九点</p>"));
        if (complete) {
            article.put("coverId", picture());
        }
        return post("/drafts", Map.of("articles", List.of(article)))
                .getBody()
                .path("id")
                .asString();
    }

    private String picture() {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(Samples.jpeg(40, 30, 1))).filename("门口.jpg");
        body.part("kind", "IMAGE");
        return TestTokens.client(PORT, TestTokens.operator(tenant))
                .post()
                .uri("/api/wechat/v1/materials")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(body.build())
                .retrieve()
                .body(JsonNode.class)
                .path("id")
                .asString();
    }
}
