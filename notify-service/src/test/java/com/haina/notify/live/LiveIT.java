package com.haina.notify.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.contracts.roster.ImportProgressed;
import com.haina.platform.audit.AuditRecorded;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The stream that open consoles listen to, fed by a real broker as the services would. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithStoreAndBroker
@Import(TestTokens.class)
@Timeout(60)
class LiveIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    RecentHappenings recent;

    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void aConsoleHearsOfItsOwnTenantOnlyAndNeverAName() throws Exception {
        try (Listening console = listen(TestTokens.viewer(tenant), null)) {
            assertThat(console.next().name()).isEqualTo("ready");
            publish("resident", "t-other", AuditRecorded.TYPE, "r-0", audit("resident.update", "r-0"));
            publish("resident", tenant, AuditRecorded.TYPE, "note-1", audit("resident.reveal", "r-1"));
            publish("resident", tenant, AuditRecorded.TYPE, "r-1", audit("resident.update", "r-1"));

            Heard heard = console.next();
            assertThat(heard.name()).isEqualTo("audit.recorded.v1");
            assertThat(heard.data().at("/subject").asString()).isEqualTo("r-1");
            assertThat(heard.data().at("/data")).isEqualTo(JSON.readTree("""
                            {"action":"resident.update","subjectType":"resident","subjectId":"r-1","actorId":"operator-1"}"""));
            assertThat(heard.data().toString()).doesNotContain("张").doesNotContain("10.0.0.1");
            assertThat(heard.data().at("/time").asString()).startsWith("20").endsWith("Z");
        }
    }

    @Test
    void everyGoldenEventThatConsolesNeedIsTold() throws Exception {
        try (Listening console = listen(TestTokens.administrator(tenant), null)) {
            console.next();
            List<String> types = List.of(
                    "auth.tenant-joined.v1",
                    "auth.account-authorized.v1",
                    "auth.account-authorization-updated.v1",
                    "auth.account-unauthorized.v1",
                    "auth.account-refresh-refused.v1",
                    "auth.account-certification-changed.v1",
                    "auth.session-closed.v1",
                    "import.progressed.v1",
                    "resident.binding-ended.v1",
                    "resident.chunk-applied.v1",
                    "resident.chunk-undone.v1",
                    "resident.community-changed.v1",
                    "resident.verification-changed.v1",
                    "resident.verified.v1",
                    "staff.chunk-applied.v1",
                    "staff.chunk-undone.v1");
            for (String type : types) {
                publish(type.substring(0, type.indexOf('.')), tenant, type, "subject-of-" + type, golden(type));
            }
            // Of several topics, so in any order.
            Map<String, String> heard = new HashMap<>();
            for (int i = 0; i < types.size(); i++) {
                Heard one = console.next();
                heard.put(one.name(), one.data().at("/subject").asString());
            }
            assertThat(heard)
                    .isEqualTo(types.stream().collect(Collectors.toMap(type -> type, type -> "subject-of-" + type)));
        }
    }

    @Test
    void whoComesBackHearsWhatItMissedAndNothingTwice() throws Exception {
        String position;
        try (Listening console = listen(TestTokens.operator(tenant), null)) {
            console.next();
            publish("auth", tenant, "auth.account-authorized.v1", "wx1", golden("auth.account-authorized.v1"));
            position = console.next().id();
        }
        publish("auth", tenant, "auth.account-unauthorized.v1", "wx1", golden("auth.account-unauthorized.v1"));
        publish("import", tenant, ImportProgressed.TYPE, "job-1", golden(ImportProgressed.TYPE));
        try (Listening console = listen(TestTokens.operator(tenant), position)) {
            assertThat(console.next().name()).isEqualTo("ready");
            assertThat(List.of(console.next().name(), console.next().name()))
                    .containsExactlyInAnyOrder("auth.account-unauthorized.v1", ImportProgressed.TYPE);
        }
    }

    @Test
    void whoWasAwayTooLongOrNamesNonsenseIsToldToLoadAnew() throws Exception {
        publish("auth", tenant, "auth.account-authorized.v1", "wx1", golden("auth.account-authorized.v1"));
        try (Listening console = listen(TestTokens.operator(tenant), "rubbish")) {
            Heard reset = console.next();
            assertThat(reset.name()).isEqualTo("reset");
            publish("auth", tenant, "auth.account-unauthorized.v1", "wx1", golden("auth.account-unauthorized.v1"));
            List<String> names = new ArrayList<>();
            while (!names.contains("auth.account-unauthorized.v1")) {
                names.add(console.next().name());
            }
        }
    }

    @Test
    void aBurstIsToldAsAFewEventsThatCountIt() throws Exception {
        try (Listening console = listen(TestTokens.viewer(tenant), null)) {
            console.next();
            int all = 2_000;
            Instant begin = Instant.now();
            for (int i = 0; i < all; i++) {
                publish("resident", tenant, "resident.chunk-applied.v1", "c-" + i, golden("resident.chunk-applied.v1"));
            }
            int counted = 0;
            int events = 0;
            while (counted < all) {
                counted += console.next().data().at("/count").asInt();
                events++;
            }
            long halfSeconds = Duration.between(begin, Instant.now()).toMillis() / 500;
            assertThat(counted).isEqualTo(all);
            assertThat(events).isLessThanOrEqualTo((int) halfSeconds + 2);
        }
    }

    @Test
    void anOperatorOfSomeCommunitiesHearsOfThoseAndOfTheirOwnImports() throws Exception {
        try (Listening console = listen(TestTokens.operator(tenant, List.of("c-mine")), null)) {
            console.next();
            publish("resident", tenant, "resident.community-changed.v1", "c-other", community("c-other"));
            publish("import", tenant, ImportProgressed.TYPE, "job-other", progress("somebody"));
            publish("auth", tenant, "auth.session-closed.v1", "s-1", golden("auth.session-closed.v1"));
            publish("resident", tenant, "resident.community-changed.v1", "c-mine", community("c-mine"));
            assertThat(console.next().data().at("/subject").asString()).isEqualTo("c-mine");
            publish("import", tenant, ImportProgressed.TYPE, "job-mine", progress("operator-of-" + tenant));
            assertThat(console.next().data().at("/subject").asString()).isEqualTo("job-mine");
        }
    }

    @Test
    void theStreamEndsWithTheTokenThatOpenedIt() throws Exception {
        Instant end = Instant.now().plusSeconds(3);
        try (Listening console = listen(TestTokens.until(TestTokens.viewer(tenant), end), null)) {
            assertThat(console.next().name()).isEqualTo("ready");
            assertThat(console.ends()).isTrue();
            assertThat(Instant.now()).isBetween(end.minusSeconds(1), end.plusSeconds(5));
        }
    }

    @Test
    void strangersAndServicesHearNothing() throws Exception {
        assertThat(request(null, null).statusCode()).isEqualTo(401);
        assertThat(request(TestTokens.service("import-service"), null).statusCode())
                .isEqualTo(403);
    }

    private static Object audit(String action, String subject) {
        return new AuditRecorded(
                "operator-1",
                "张管理",
                "10.0.0.1",
                action,
                "resident",
                subject,
                "张*",
                Map.of("name", "张*"),
                Map.of("name", "李*"),
                null);
    }

    private static Object community(String id) {
        return Map.of("communityId", id, "name", "滨江", "removed", false);
    }

    private static Object progress(String by) {
        return new ImportProgressed(null, "CHECKING", 1, 2, null, null, by);
    }

    private static Object golden(String type) throws IOException {
        return JSON.readTree(
                new ClassPathResource("golden/" + type + ".json").getContentAsString(StandardCharsets.UTF_8));
    }

    private void publish(String noun, String tenantId, String type, String subject, Object data) {
        String json = data instanceof JsonNode node ? node.toString() : EventJson.write(data);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(noun + ".events", subject, json.getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(
                message.headers(),
                UUID.randomUUID().toString(),
                type,
                "/" + noun,
                subject,
                1,
                Instant.now(),
                tenantId,
                null);
        kafka.send(message);
    }

    private HttpResponse<Stream<String>> request(@Nullable String token, @Nullable String lastEventId)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/notify/v1/live"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private Listening listen(String token, @Nullable String lastEventId) throws Exception {
        HttpResponse<Stream<String>> response = request(token, lastEventId);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Listening(response.body());
    }

    private record Heard(@Nullable String id, String name, JsonNode data) {}

    private static final class Listening implements AutoCloseable {
        private final Stream<String> lines;
        private final Iterator<String> iterator;

        Listening(Stream<String> lines) {
            this.lines = lines;
            this.iterator = lines.iterator();
        }

        Heard next() {
            String id = null;
            String name = null;
            String data = null;
            while (true) {
                String line = iterator.next();
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6);
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && name != null && data != null) {
                    return new Heard(id, name, JSON.readTree(data));
                }
            }
        }

        boolean ends() {
            while (iterator.hasNext()) {
                iterator.next();
            }
            return true;
        }

        @Override
        public void close() {
            lines.close();
        }
    }
}
