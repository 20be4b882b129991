package com.haina.wechat.reply;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import com.haina.contracts.follower.FollowerHomes;
import com.haina.contracts.follower.FollowerHomesApi;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;
import com.haina.weixin.CallbackXml;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@Import(ReplyIT.Homes.class)
class ReplyIT extends RunningService {

    @Autowired
    AccountDirectory accounts;

    @Autowired
    KnownHomes homes;

    private String tenant = "";
    private String appId = "";

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
    }

    @Test
    void aFollowerGetsTheAnswerOfTheFirstRuleWithTheirOwnNameAndRoom() {
        homes.known.put(appId + ".oKNOWN", new FollowerHomes(true, "陈立", "1栋101", "万家星城"));
        write(
                "\"0\"",
                List.of(
                        rule("hello", "SUBSCRIBE", "EVERYBODY", List.of(), "欢迎关注"),
                        rule("mine", "KEYWORD", "VERIFIED", List.of("账单"), "{姓名}您好，{房号}的账单已出"),
                        rule("other", "KEYWORD", "UNVERIFIED", List.of("账单"), "请先认证房屋"),
                        rule("rest", "DEFAULT", "EVERYBODY", List.of(), "您好，{姓名}")));
        assertThat(answer(Pushes.text("oKNOWN", "我的 账单呢", "1"))).isEqualTo("陈立您好，1栋101的账单已出");
        assertThat(answer(Pushes.text("oELSE", "账单", "2"))).isEqualTo("请先认证房屋");
        assertThat(answer(Pushes.text("oELSE", "别的", "3"))).isEqualTo("您好，业主");
        assertThat(answer(Pushes.event("oNEW", "subscribe", "", Instant.now()))).isEqualTo("欢迎关注");
    }

    /** WeChat says that the account is out of order when it cannot read an answer. */
    @Test
    void aCharacterThatNoXmlMayHoldKeepsNobodyFromTheAnswer() {
        write("\"0\"", List.of(rule("a", "DEFAULT", "EVERYBODY", List.of(), "上午\u000b九点\n下午三点😀")));
        assertThat(answer(Pushes.text("oELSE", "几点", "7"))).isEqualTo("上午九点\n下午三点😀");
    }

    @Test
    void anAccountWithoutRulesAnswersNothing() {
        assertThat(new Pushes(appId).push(Pushes.text("oA", "你好", "9")).body()).isEqualTo("success");
    }

    @Test
    void rulesAreSavedAgainstTheStateThatWasSeenAndShownWithTheirConflicts() {
        ResponseEntity<JsonNode> first = write(
                "\"0\"",
                List.of(
                        rule("a", "KEYWORD", "EVERYBODY", List.of("费"), "一"),
                        rule("b", "KEYWORD", "EVERYBODY", List.of("物业费"), "二")));
        assertThat(first.getStatusCode().value()).isEqualTo(200);
        assertThat(first.getBody().path("conflicts").get(0).path("by").asString())
                .isEqualTo("a");
        assertThat(write("\"0\"", List.of()).getStatusCode().value()).isEqualTo(412);
        assertThat(write(null, List.of()).getStatusCode().value()).isEqualTo(428);
        assertThat(write(first.getHeaders().getETag(), List.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void allErrorsComeAtOnceWithTheirPlaces() {
        ResponseEntity<JsonNode> refused = write(
                "\"0\"",
                List.of(
                        rule("a", "KEYWORD", "EVERYBODY", List.of(), ""),
                        rule("a", "DEFAULT", "EVERYBODY", List.of(), "费".repeat(683))));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .contains("/rules/0/words", "/rules/0/answer/text", "/rules/1/id", "/rules/1/answer/text");
    }

    @Test
    void theTestBoxSaysWhichRuleAnswersAndWhyTheOthersDoNot() {
        write(
                "\"0\"",
                List.of(
                        rule("v", "KEYWORD", "VERIFIED", List.of("电话"), "一"),
                        rule("a", "KEYWORD", "EVERYBODY", List.of("电话"), "{姓名}，电话 0571")));
        JsonNode tried = tried(Map.of("kind", "KEYWORD", "text", "电话？", "verified", false));
        assertThat(tried.path("ruleId").asString()).isEqualTo("a");
        assertThat(tried.path("text").asString()).isEqualTo("业主，电话 0571");
        assertThat(tried.path("steps").get(0).path("reason").asString()).isEqualTo("OTHER_AUDIENCE");
    }

    @Test
    void aStrangerForWhomNothingIsLeftOfTheTextGetsNoAnswer() {
        homes.known.put(appId + ".oKNOWN", new FollowerHomes(true, "陈立", "1栋101", "万家星城"));
        write("\"0\"", List.of(rule("a", "KEYWORD", "EVERYBODY", List.of("小区"), "{小区}")));
        assertThat(answer(Pushes.text("oKNOWN", "哪个小区", "1"))).isEqualTo("万家星城");
        assertThat(new Pushes(appId).push(Pushes.text("oELSE", "哪个小区", "2")).body())
                .isEqualTo("success");
        assertThat(tried(Map.of("kind", "KEYWORD", "text", "小区", "verified", false))
                        .has("text"))
                .isFalse();
        assertThat(tried(Map.of("kind", "KEYWORD", "text", "小区", "verified", true, "community", "万家星城"))
                        .path("text")
                        .asString())
                .isEqualTo("万家星城");
    }

    @Test
    void anotherAccountGetsTheRulesAndOneThatIsNotThereKeepsNothingFromIt() {
        write("\"0\"", List.of(rule("a", "DEFAULT", "EVERYBODY", List.of(), "一")));
        String other = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(other));
        JsonNode copied = client().post()
                .uri(address() + "/copies")
                .header("Idempotency-Key", Ids.next())
                .body(Map.of("appIds", List.of("wxnone", other)))
                .retrieve()
                .body(JsonNode.class);
        assertThat(copied.path("items").get(0).path("copied").asBoolean()).isFalse();
        assertThat(copied.path("items").get(1).path("copied").asBoolean()).isTrue();
        assertThat(answer(other, Pushes.text("oB", "你好", "1"))).isEqualTo("一");
    }

    @Test
    void anotherTenantsRulesAreNotThere() {
        assertThat(TestTokens.client(PORT, TestTokens.administrator("tenant-else"))
                        .get()
                        .uri(address())
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private JsonNode tried(Map<String, Object> question) {
        return client().post()
                .uri(address() + "/tests")
                .body(question)
                .retrieve()
                .body(JsonNode.class);
    }

    private String answer(String xml) {
        return answer(appId, xml);
    }

    private static String answer(String account, String xml) {
        return CallbackXml.read(Pushes.opened(new Pushes(account).push(xml).body()))
                .getOrDefault("Content", "");
    }

    private ResponseEntity<JsonNode> write(@Nullable String ifMatch, List<Map<String, Object>> rules) {
        return client().put()
                .uri(address())
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .body(Map.of(
                        "rules",
                        rules,
                        "hours",
                        Map.of(
                                "days",
                                List.of("MONDAY"),
                                "opens",
                                "09:00",
                                "closes",
                                "18:00",
                                "holidays",
                                List.of(),
                                "workdays",
                                List.of()),
                        "nameFallback",
                        "业主",
                        "roomFallback",
                        "您的房屋"))
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private static Map<String, Object> rule(String id, String kind, String audience, List<String> words, String text) {
        return Map.of(
                "id",
                id,
                "name",
                id,
                "kind",
                kind,
                "match",
                "CONTAINS",
                "words",
                words,
                "audience",
                audience,
                "enabled",
                true,
                "answer",
                Map.of("form", "TEXT", "text", text));
    }

    private String address() {
        return "/api/wechat/v1/reply-books/" + appId;
    }

    private RestClient client() {
        return TestTokens.client(PORT, TestTokens.administrator(tenant));
    }

    /** In place of resident-service, which is another module. */
    static final class KnownHomes implements FollowerHomesApi {

        final Map<String, FollowerHomes> known = new ConcurrentHashMap<>();

        @Override
        public FollowerHomes homes(String followerId) {
            return known.getOrDefault(followerId, new FollowerHomes(false, null, null, null));
        }

        @Override
        public Map<String, FollowerHomes> homes(List<String> followerIds) {
            return Map.of();
        }

        @Override
        public List<String> search(String q) {
            return List.of();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Homes {

        @Bean
        @Primary
        KnownHomes knownHomes() {
            return new KnownHomes();
        }
    }
}
