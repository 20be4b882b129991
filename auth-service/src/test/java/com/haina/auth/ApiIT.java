package com.haina.auth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;
import com.haina.testing.store.Scans;

import static org.assertj.core.api.Assertions.assertThat;

/** What this service shows of itself, and what it takes from the others. */
class ApiIT extends RunningService {

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    MongoOperations mongo;

    @Test
    void theApiIsDescribedAndTheInternalPartIsNot() {
        var description = new Browser().get("/api/auth/openapi");
        assertThat(description.status()).isEqualTo(200);
        var paths = description.body().path("paths").propertyNames();
        assertThat(paths)
                .contains(
                        "/api/auth/v1/onboardings",
                        "/api/auth/v1/onboardings/{id}/completion",
                        "/api/auth/v1/sign-ins/wechat",
                        "/api/auth/v1/session-refreshes",
                        "/api/auth/v1/operators/{id}",
                        "/api/auth/v1/audit-entries")
                .noneMatch(path -> path.startsWith("/internal") || path.startsWith("/callback"));
    }

    @Test
    void aStrangerReachesNothingThatIsNotMeantForStrangers() {
        for (var path : new String[] {"me", "tenant", "accounts", "operators", "sessions", "audit-entries"}) {
            assertThat(new Browser().get("/api/auth/v1/" + path).status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(new Browser().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(new Browser().get("/actuator/loggers").status()).isIn(401, 403);
    }

    /** Another service's entry arrives twice, with a field name that a document's key cannot be, and is kept once. */
    @Test
    void anEntryOfAnotherServiceIsKeptOnceWhateverItsFieldsAreCalled() {
        var office = join("别的服务");
        var id = Ids.next();
        var entry = new AuditRecorded(
                "operator-1",
                "张三",
                "10.0.0.1",
                "resident.update",
                "resident",
                "resident-1",
                "李*",
                Map.of("rooms.0.identity", "OWNER"),
                Map.of("rooms.0.identity", "TENANT", "$state", "ACTIVE"),
                null);
        for (var delivery = 0; delivery < 2; delivery++) {
            var message = new ProducerRecord<String, byte[]>(
                    "resident.events", "resident-1", EventJson.write(entry).getBytes(StandardCharsets.UTF_8));
            EventHeaders.write(
                    message.headers(),
                    id,
                    AuditRecorded.TYPE,
                    "/resident",
                    "resident-1",
                    1,
                    Instant.now(),
                    office.tenantId(),
                    null);
            kafka.send(message).join();
        }
        var kept = Awaitility.await("the entry")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> office.browser().get("/api/auth/v1/audit-entries?subjectType=resident&total=true"),
                        answer -> answer.body().path("total").asInt() > 0);
        assertThat(kept.body().path("total").asInt()).isEqualTo(1);
        var item = kept.body().path("items").get(0);
        assertThat(item.path("service").asString()).isEqualTo("resident");
        assertThat(item.path("before").path("rooms.0.identity").asString()).isEqualTo("OWNER");
        assertThat(item.path("after").path("rooms.0.identity").asString()).isEqualTo("TENANT");

        var about = "/internal/v1/audit-entries?subjectType=resident&subjectId=resident-1&limit=10";
        assertThat(office.browser().get(about).status())
                .as("operators ask the owner of the record")
                .isEqualTo(403);
        var owner = new Browser().withToken(serviceToken());
        Scans.none(mongo, () -> {
            var entries = owner.send("GET", about, null, Map.of("X-Tenant-Id", office.tenantId()));
            assertThat(entries.status()).isEqualTo(200);
            assertThat(entries.body().size()).isEqualTo(1);
            assertThat(entries.body().get(0).path("actorName").asString()).isEqualTo("张三");
        });
        assertThat(owner.send("GET", about, null, Map.of("X-Tenant-Id", "somebody-else"))
                        .body()
                        .size())
                .isZero();
    }

    private static String serviceToken() {
        return new Browser()
                .sendText(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials&scope=internal&client_id=resident-service&client_secret=resident-secret",
                        "application/x-www-form-urlencoded")
                .text("access_token");
    }
}
