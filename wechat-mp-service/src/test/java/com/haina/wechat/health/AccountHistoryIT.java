package com.haina.wechat.health;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountCertificationChanged;
import com.haina.contracts.account.AccountRefreshRefused;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.contracts.account.TicketLate;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.running.RunningService;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the office reads of its accounts' last weeks. */
class AccountHistoryIT extends RunningService {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 7, 11, 15);

    private final KafkaTemplate<String, byte[]> kafka;
    private final AccountDirectory accounts;
    private final AccountHistory history;
    private final CircuitBreakerRegistry breakers;
    private final SdkAccounts sdk;
    private final MongoOperations mongo;
    private String tenant = "";
    private String appId = "";

    AccountHistoryIT(
            KafkaTemplate<String, byte[]> kafka,
            AccountDirectory accounts,
            AccountHistory history,
            CircuitBreakerRegistry breakers,
            SdkAccounts sdk,
            MongoOperations mongo) {
        this.kafka = kafka;
        this.accounts = accounts;
        this.history = history;
        this.breakers = breakers;
        this.sdk = sdk;
        this.mongo = mongo;
    }

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = accountOf(tenant);
    }

    @Test
    void anAuthorizationIsGivenNarrowedTakenBackAndGivenAnew() {
        Instant start = Instant.now().minus(Duration.ofHours(9));
        tell(AccountAuthorized.TYPE, new AccountAuthorized(appId, ALL), start);
        tell(AccountAuthorized.UPDATED_TYPE, new AccountAuthorized(appId, ALL), start.plusSeconds(3600));
        tell(
                AccountAuthorized.UPDATED_TYPE,
                new AccountAuthorized(appId, List.of(2, 3, 4, 7, 11, 15)),
                start.plusSeconds(7200));
        tell(AccountUnauthorized.TYPE, new AccountUnauthorized(appId), start.plusSeconds(9000));
        tell(AccountAuthorized.TYPE, new AccountAuthorized(appId, ALL), start.plusSeconds(9900));
        JsonNode told = awaitKinds("AUTHORIZED", "CANCELLED", "PERMISSIONS", "RENEWED", "AUTHORIZED");
        JsonNode narrowed = told.get(2);
        assertThat(narrowed.path("permissionsBefore").asInt()).isEqualTo(7);
        assertThat(narrowed.path("permissions").asInt()).isEqualTo(6);
        assertThat(narrowed.path("removed"))
                .singleElement()
                .satisfies(one -> assertThat(one.asInt()).isOne());
        assertThat(narrowed.path("added")).isEmpty();
        assertThat(narrowed.path("name").asString()).isEqualTo("万家星城");
    }

    @Test
    void anEventThatIsDeliveredAgainChangesNothingNorDoesTheSecondNewsOfOneAct() {
        Instant start = Instant.now().minus(Duration.ofHours(2));
        String first = Ids.next();
        String second = Ids.next();
        for (int delivery = 0; delivery < 2; delivery++) {
            tell(first, AccountAuthorized.TYPE, new AccountAuthorized(appId, ALL), start);
            tell(second, AccountUnauthorized.TYPE, new AccountUnauthorized(appId), start.plusSeconds(600));
        }
        tell(AccountAuthorized.TYPE, new AccountAuthorized(appId, ALL), start.plusSeconds(1200));
        tell(AccountAuthorized.UPDATED_TYPE, new AccountAuthorized(appId, ALL), start.plusSeconds(1202));
        tell(AccountUnauthorized.TYPE, new AccountUnauthorized(appId), start.plusSeconds(1800));
        awaitKinds("CANCELLED", "AUTHORIZED", "CANCELLED", "AUTHORIZED");
    }

    @Test
    void whatStopsAnAccountAndWhoLetsItGoOnIsTold() {
        CurrentTenant.run(tenant, () -> accounts.stop(appId, 61023));
        CurrentTenant.run(tenant, () -> accounts.stop(appId, 61023));
        administrator()
                .post()
                .uri("/api/wechat/v1/account-health/" + appId + "/resumption")
                .retrieve()
                .toBodilessEntity();
        JsonNode told = awaitKinds("RESUMED", "STOPPED");
        assertThat(told.get(0).path("by").asString()).isNotEmpty();
        assertThat(told.get(1).path("code").asInt()).isEqualTo(61023);
    }

    @Test
    void aQuotaThatRunsOutIsToldOnceADayAndSoIsItsClearance() {
        for (int call = 0; call < 2; call++) {
            refuse("tags/get", 45009, 1);
            administrator()
                    .get()
                    .uri("/api/wechat/v1/accounts/" + appId + "/tags")
                    .retrieve()
                    .toBodilessEntity();
            awaitKinds("QUOTA_USED_UP");
        }
        administrator()
                .post()
                .uri("/api/wechat/v1/account-health/" + appId + "/quota-clearances")
                .header("Idempotency-Key", Ids.next())
                .retrieve()
                .toBodilessEntity();
        awaitKinds("QUOTA_CLEARED", "QUOTA_USED_UP");
    }

    @Test
    void aRefusedRenewalAndACertificationThatChangedAreToldOnceHoweverOftenTheyAreDelivered() {
        Instant start = Instant.now().minus(Duration.ofHours(2));
        String refused = Ids.next();
        String lost = Ids.next();
        for (int delivery = 0; delivery < 2; delivery++) {
            tell(refused, AccountRefreshRefused.TYPE, new AccountRefreshRefused(appId, 61023), start);
            tell(
                    lost,
                    AccountCertificationChanged.TYPE,
                    new AccountCertificationChanged(appId, false),
                    start.plusSeconds(60));
        }
        tell(AccountCertificationChanged.TYPE, new AccountCertificationChanged(appId, true), start.plusSeconds(120));
        JsonNode told = awaitKinds("CERTIFIED", "CERTIFICATION_LOST", "REFRESH_REFUSED");
        assertThat(told.get(2).path("code").asInt()).isEqualTo(61023);
    }

    @Test
    void thatThePlatformGetsNoTicketsStandsInTheHistoryOfEachAuthorizedAccount() {
        String elsewhere = accountOf("tenant-" + Ids.next());
        Instant start = Instant.now().minus(Duration.ofHours(2));
        String late = Ids.next();
        TicketLate data = new TicketLate(start.minus(TicketLate.AFTER));
        for (int delivery = 0; delivery < 2; delivery++) {
            tellOfPlatform(late, TicketLate.TYPE, data, start);
        }
        tellOfPlatform(Ids.next(), TicketLate.BACK_TYPE, data, start.plusSeconds(600));
        JsonNode told = awaitKinds("TICKET_BACK", "TICKET_LATE");
        assertThat(told.valueStream().map(one -> one.path("appId").asString())).containsOnly(appId);
        assertThat(mongo.count(Query.query(Criteria.where("appId").is(elsewhere)), AccountChange.class))
                .isEqualTo(2);
    }

    @Test
    void anOutageOfWechatIsToldWithItsEnd() {
        sdk.call(appId, account -> true); // makes the account's breaker
        var breaker = breakers.circuitBreaker(WechatAccount.BREAKER + appId);
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        breaker.transitionToClosedState();
        awaitKinds("ANSWERING", "SILENT");
    }

    @Test
    void whatIsOlderThanAskedForIsNotShownAndWhatIsTooOldIsForgotten() {
        CurrentTenant.run(tenant, () -> accounts.stop(appId, 61023));
        aged(Duration.ofDays(40));
        assertThat(changes("")).isEmpty();
        assertThat(changes("?days=90")).hasSize(1);
        aged(AccountHistory.KEPT.plusDays(1));
        history.sweep();
        assertThat(CurrentTenant.call(tenant, () -> mongo.count(mine(), AccountChange.class)))
                .isZero();
    }

    @Test
    void anotherOfficeReadsNothingOfIt() {
        CurrentTenant.run(tenant, () -> accounts.stop(appId, 61023));
        awaitKinds("STOPPED");
        assertThat(TestTokens.client(PORT, TestTokens.administrator("tenant-else"))
                        .get()
                        .uri("/api/wechat/v1/account-changes")
                        .retrieve()
                        .body(JsonNode.class)
                        .path("items"))
                .isEmpty();
    }

    private Query mine() {
        return Query.query(Criteria.where("tenantId").is(tenant));
    }

    private void aged(Duration age) {
        mongo.updateMulti(mine(), Update.update("at", Instant.now().minus(age)), AccountChange.class);
    }

    private JsonNode awaitKinds(String... newestFirst) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> changes(""),
                        told -> told.valueStream()
                                .map(one -> one.path("kind").asString())
                                .toList()
                                .equals(List.of(newestFirst)));
    }

    private JsonNode changes(String query) {
        return administrator()
                .get()
                .uri("/api/wechat/v1/account-changes" + query)
                .retrieve()
                .body(JsonNode.class)
                .path("items");
    }

    private RestClient administrator() {
        return TestTokens.client(PORT, TestTokens.administrator(tenant));
    }

    private void tell(String type, Object data, Instant at) {
        tell(Ids.next(), type, data, at);
    }

    private void tell(String id, String type, Object data, Instant at) {
        tell(id, type, appId, tenant, data, at);
    }

    private void tellOfPlatform(String id, String type, Object data, Instant at) {
        tell(id, type, "wx5e1f00000000c0de", Aggregate.NO_TENANT, data, at);
    }

    private void tell(String id, String type, String subject, String of, Object data, Instant at) {
        var record = new ProducerRecord<String, byte[]>(
                "auth.events", subject, EventJson.write(data).getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(record.headers(), id, type, "/auth", subject, 1, at, of, null);
        kafka.send(record).join();
    }
}
