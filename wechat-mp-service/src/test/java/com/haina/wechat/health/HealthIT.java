package com.haina.wechat.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class HealthIT extends RunningService {

    private final AccountDirectory accounts;
    private String tenant = "";
    private String appId = "";

    HealthIT(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = accountOf(tenant);
    }

    @Test
    void aQuotaThatRanOutEndsTheReadingAndIsShownWithWhoMustDoWhat() {
        Simulators.fault(Map.of(
                "kind",
                "ERROR",
                "path",
                "/cgi-bin/user/get",
                "code",
                "45009",
                "message",
                "reach max api daily quota limit"));
        administrator()
                .post()
                .uri("/api/wechat/v1/accounts/" + appId + "/follower-syncs")
                .retrieve()
                .toBodilessEntity();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> read("/api/wechat/v1/accounts/" + appId + "/follower-sync")
                        .path("state")
                        .asString()
                        .equals("FAILED"));
        JsonNode health = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> health(), seen -> seen.path("refusals").size() > 0);
        assertThat(health.path("refusals").get(0).path("code").asInt()).isEqualTo(45009);
        assertThat(health.path("refusals").get(0).path("verdict").asString()).isEqualTo("WAIT_FOR_QUOTA");
        assertThat(health.path("findings").toString()).contains("quota-used-up").contains("OFFICE");
    }

    @Test
    void anAccountThatWeChatNoLongerTakesIsStoppedUntilSomebodyMendsIt() {
        Simulators.fault(
                Map.of("kind", "ERROR", "path", "/cgi-bin/tags/get", "code", "61003", "message", "not authorized"));
        assertThat(administrator()
                        .get()
                        .uri("/api/wechat/v1/accounts/" + appId + "/tags")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        JsonNode health = Awaitility.await()
                .until(this::health, seen -> seen.path("stoppedBy").asInt() == 61003);
        assertThat(health.path("state").asString()).isEqualTo("BAD");
        assertThat(health.path("findings").get(0).path("code").asString()).isEqualTo("authorization-lost");
        assertThat(health.path("findings").get(0).path("who").asString()).isEqualTo("ACCOUNT_ADMINISTRATOR");
        administrator()
                .post()
                .uri("/api/wechat/v1/account-health/" + appId + "/resumption")
                .retrieve()
                .toBodilessEntity();
        assertThat(health().has("stoppedBy")).isFalse();
    }

    @Test
    void clearancesThatWereUsedUpElsewhereAreSaidSoAndNotOfferedAgain() {
        Simulators.fault(Map.of("kind", "ERROR", "path", "/cgi-bin/clear_quota", "code", "48006", "count", 1));
        ResponseEntity<JsonNode> refused = administrator()
                .post()
                .uri("/api/wechat/v1/account-health/" + appId + "/quota-clearances")
                .header("Idempotency-Key", Ids.next())
                .retrieve()
                .toEntity(JsonNode.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(429);
        assertThat(refused.getBody().path("code").asString()).isEqualTo("health.clearances-used-up");
        assertThat(health().path("clearancesLeft").asInt()).isZero();
    }

    @Test
    void aClearanceThatWechatRefusedIsNoneOfTheMonthsAndOneOfUnknownFateIs() {
        refuse("clear_quota", 48001, 1);
        assertThat(clear()).isEqualTo(409);
        assertThat(health().path("clearancesLeft").asInt()).isEqualTo(10);
        loseAnswer("clear_quota");
        assertThat(clear()).isEqualTo(503);
        assertThat(health().path("clearancesLeft").asInt()).isEqualTo(9);
    }

    @Test
    void anAccountWithFollowersThatWasAuthorizedJustNowIsNotSaidToBeSilent() {
        Simulators.call("PUT", "/sim/api/accounts/" + appId + "/crowd", Map.of("count", 3));
        administrator()
                .post()
                .uri("/api/wechat/v1/accounts/" + appId + "/follower-syncs")
                .retrieve()
                .toBodilessEntity();
        JsonNode health = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(this::health, seen -> seen.path("following").asInt() == 3);
        assertThat(health.has("lastCallbackAt")).isFalse();
        assertThat(health.path("findings").toString()).doesNotContain("callbacks-silent");
    }

    @Test
    void whatCouldNotBeAskedForIsNotSaidToBeGood() {
        assertThat(health().path("state").asString()).isEqualTo("GOOD");
        authority.away(true);
        try {
            JsonNode health = health();
            assertThat(health.path("authorityAnswered").asBoolean()).isFalse();
            assertThat(health.path("state").asString()).isEqualTo("UNKNOWN");
        } finally {
            authority.away(false);
        }
    }

    @Test
    void quotasAreShownAndThoseThatWeChatDoesNotTellAreShownAsUnknown() {
        JsonNode told =
                read("/api/wechat/v1/account-health/" + appId + "/quotas").path("items");
        assertThat(told.valueStream()).isNotEmpty().allMatch(quota -> quota.has("limit") && quota.has("left"));
        refuse("openapi/quota/get", 76021, 100);
        JsonNode unknown =
                read("/api/wechat/v1/account-health/" + appId + "/quotas").path("items");
        assertThat(unknown.size()).isEqualTo(told.size());
        assertThat(unknown.valueStream()).allMatch(quota -> quota.has("path") && !quota.has("left"));
    }

    @Test
    void missingPermissionsAreShownWithWhatDoesNotWork() {
        authority.put(appId, tenant, List.of(1, 2, 3, 4), true);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
        JsonNode menu = health().path("needs")
                .valueStream()
                .filter(need -> need.path("scope").asInt() == 15)
                .findFirst()
                .orElseThrow();
        assertThat(menu.path("granted").asBoolean()).isFalse();
        assertThat(menu.path("features").toString()).contains("menu");
        assertThat(menu.path("used").asBoolean())
                .as("nobody wrote a menu for this account")
                .isFalse();
        assertThat(health().path("findings").toString()).doesNotContain("scope-missing");
    }

    @Test
    void whoWritesArticlesNeedsThePermissionToPublishThem() {
        authority.put(appId, tenant, List.of(1, 2, 3, 4, 11, 15), true);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
        assertThat(massAndNotices().path("used").asBoolean()).isFalse();
        administrator()
                .post()
                .uri("/api/wechat/v1/drafts")
                .header("Idempotency-Key", Ids.next())
                .body(Map.of("articles", List.of(Map.of("title", "停水通知", "content", "<p>文</p>"))))
                .retrieve()
                .toBodilessEntity();
        assertThat(massAndNotices().path("used").asBoolean())
                .as("though no template is chosen")
                .isTrue();
        assertThat(health().path("findings").toString()).contains("scope-missing");
    }

    private JsonNode massAndNotices() {
        return health().path("needs")
                .valueStream()
                .filter(need -> need.path("scope").asInt() == 7)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anotherTenantsAccountIsNotThere() {
        assertThat(TestTokens.client(PORT, TestTokens.administrator("tenant-else"))
                        .get()
                        .uri("/api/wechat/v1/account-health/" + appId)
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private int clear() {
        return administrator()
                .post()
                .uri("/api/wechat/v1/account-health/" + appId + "/quota-clearances")
                .header("Idempotency-Key", Ids.next())
                .retrieve()
                .toBodilessEntity()
                .getStatusCode()
                .value();
    }

    private JsonNode health() {
        return read("/api/wechat/v1/account-health/" + appId);
    }

    private JsonNode read(String path) {
        return administrator().get().uri(path).retrieve().body(JsonNode.class);
    }

    private RestClient administrator() {
        return TestTokens.client(PORT, TestTokens.administrator(tenant));
    }
}
