package com.haina.platform.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import com.haina.local.broker.EmbeddedBroker;
import com.haina.local.store.Durability;
import com.haina.local.store.EmbeddedStore;
import com.haina.platform.crypto.BlindIndex;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.CurrentTenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The platform's promises, on the real broker and store, through a service that is as small as one can be. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PlatformIT {

    @DynamicPropertySource
    static void storeAndBroker(DynamicPropertyRegistry properties) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/local")), "it");
        int storePort = freePort();
        int kafkaPort = freePort();
        new EmbeddedStore(directory.resolve("store.mv"), "127.0.0.1", storePort, Durability.COMMIT);
        new EmbeddedBroker(directory.resolve("kafka"), "127.0.0.1", kafkaPort, freePort());
        properties.add("MONGODB_URI", () -> "mongodb://127.0.0.1:" + storePort);
        properties.add("KAFKA_BOOTSTRAP_SERVERS", () -> "127.0.0.1:" + kafkaPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @TestConfiguration
    static class Listening {
        @Bean
        Asked asked() {
            return new Asked();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer listening(Asked asked) {
            return settings -> settings.addCommandListener(asked);
        }
    }

    /** Tokens of these tests are their own claims: {@code tenant.role}. */
    @TestConfiguration
    static class Tokens {
        @Bean
        JwtDecoder jwtDecoder() {
            return token -> {
                String[] parts = token.split("\\.");
                Jwt.Builder jwt = Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject("operator-1")
                        .issuedAt(Instant.now())
                        .expiresAt(Instant.now().plusSeconds(60));
                return parts[1].equals("internal")
                        ? jwt.claim("scope", List.of("internal")).build()
                        : jwt.claim("tid", parts[0])
                                .claim("sid", "session-1")
                                .claim("roles", List.of(parts[1]))
                                .build();
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Notes notes;

    @Autowired
    NoteListener listener;

    @Autowired
    FieldCipher cipher;

    @Autowired
    BlindIndex index;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Asked asked;

    private RestClient http(String token) {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    private ResponseEntity<Map<String, Object>> post(String token, String key, Map<String, ?> body) {
        return http(token)
                .post()
                .uri("/api/sample/v1/notes")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .retrieve()
                .toEntity(new org.springframework.core.ParameterizedTypeReference<>() {});
    }

    private ResponseEntity<Map<String, Object>> get(String token, String path) {
        return http(token)
                .get()
                .uri(path)
                .retrieve()
                .toEntity(new org.springframework.core.ParameterizedTypeReference<>() {});
    }

    @Test
    void eventsOfAnAggregateArriveOnceInOrderForItsTenant() throws InterruptedException {
        Note note = CurrentTenant.call("t-events", () -> {
            Note first = new Note("first", cipher.encrypt("x", "sample.note"));
            first.rewrite("second");
            return notes.save(first);
        });
        List<String> heard = new ArrayList<>();
        while (heard.size() < 2) {
            String one = listener.heard.poll(20, TimeUnit.SECONDS);
            assertThat(one).as("an event within 20 s").isNotNull();
            if (one.startsWith("t-events")) {
                heard.add(one);
            }
        }
        assertThat(heard).containsExactly("t-events:1:first", "t-events:2:second");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> mongo.getCollection("notes")
                        .find(new org.bson.Document("_id", note.id()))
                        .first()
                        .getList("outbox", Object.class)
                        .isEmpty());
    }

    @Test
    void afterASaveTheRelayAsksThereAlone() {
        int ahead = asked.times("notes") - asked.times("sketches");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            CurrentTenant.run("t-asked", () -> notes.save(new Note("a", cipher.encrypt("x", "sample.note"))));
            return asked.times("notes") - asked.times("sketches") >= ahead + 10;
        });
    }

    @Test
    void aSweepAsksEverywhere() {
        int before = asked.times("sketches");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> asked.times("sketches") > before);
    }

    @Test
    void aSaveThatReadBeforeTheRelayFinishedDoesNotBringEventsBack() {
        CurrentTenant.run("t-relay", () -> {
            Note note = notes.save(new Note("a", cipher.encrypt("x", "sample.note")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> mongo.getCollection("notes")
                            .find(new org.bson.Document("_id", note.id()))
                            .first()
                            .getList("outbox", Object.class)
                            .isEmpty());
            note.rewrite("b");
            assertThatThrownBy(() -> notes.save(note)).isInstanceOf(OptimisticLockingFailureException.class);
        });
    }

    @Test
    void whatTheRelayPublishedFromCanStillBeRemovedAndWhatSomebodySavedCannot() {
        CurrentTenant.run("t-remove", () -> {
            Note note = notes.save(new Note("a", cipher.encrypt("x", "sample.note")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> mongo.getCollection("notes")
                            .find(new org.bson.Document("_id", note.id()))
                            .first()
                            .getList("outbox", Object.class)
                            .isEmpty());
            Note other = notes.get(note.id());
            other.rewrite("b");
            notes.save(other);
            assertThatThrownBy(() -> notes.remove(note)).isInstanceOf(OptimisticLockingFailureException.class);
            notes.remove(other);
            assertThat(notes.find(note.id())).isEmpty();
        });
    }

    @Test
    void theEntityTagSurvivesTheRelayAndAStaleOneIsRefused() {
        ResponseEntity<Map<String, Object>> created = post("t-etag.OPERATOR", "k1", Map.of("text", "tagged"));
        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        String path = created.getHeaders().getLocation().getPath();
        String tag = created.getHeaders().getETag();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mongo.getCollection("notes")
                        .find(new org.bson.Document("_id", path.substring(path.lastIndexOf('/') + 1)))
                        .first()
                        .getList("outbox", Object.class)
                        .isEmpty());
        assertThat(put(path, tag).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(put(path, tag).getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(put(path, null).getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
    }

    private ResponseEntity<String> put(String path, String tag) {
        var request = http("t-etag.OPERATOR").put().uri(path).contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request = request.header("If-Match", tag);
        }
        return request.body(Map.of("text", "changed")).retrieve().toEntity(String.class);
    }

    @Test
    void anotherTenantsRecordIsNotFound() {
        String path = post("t-a.OPERATOR", "k", Map.of("text", "mine"))
                .getHeaders()
                .getLocation()
                .getPath();
        assertThat(get("t-a.VIEWER", path).getStatusCode()).isEqualTo(HttpStatus.OK);
        ResponseEntity<Map<String, Object>> foreign = get("t-b.ADMINISTRATOR", path);
        assertThat(foreign.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(foreign.getBody()).containsEntry("code", "record.not-found").containsKey("traceId");
    }

    @Test
    void aQueryWithoutTheTenantCannotRun() {
        assertThatThrownBy(() -> CurrentTenant.run("t", () -> notes.withoutTenant()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> notes.find("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepeatedPostWithTheSameKeyGetsTheFirstAnswer() {
        ResponseEntity<Map<String, Object>> first = post("t-idem.OPERATOR", "same", Map.of("text", "once"));
        ResponseEntity<Map<String, Object>> second = post("t-idem.OPERATOR", "same", Map.of("text", "once"));
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders().getETag()).isEqualTo(first.getHeaders().getETag());
        assertThat(((List<?>)
                        get("t-idem.VIEWER", "/api/sample/v1/notes").getBody().get("items")))
                .hasSize(1);
    }

    @Test
    void problemsNameEachWrongFieldInChinese() {
        ResponseEntity<Map<String, Object>> problem = post("t-p.OPERATOR", "k", Map.of("text", " "));
        assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(problem.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(problem.getBody()).containsEntry("title", "填写有误").containsEntry("code", "request.invalid");
        assertThat(problem.getBody().get("errors").toString()).contains("/text");
    }

    @Test
    void viewersMayNotWriteAndStrangersMayNotRead() {
        assertThat(post("t-v.VIEWER", "k", Map.of("text", "no")).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        ResponseEntity<String> stranger = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/sample/v1/notes")
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(String.class);
        assertThat(stranger.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(stranger.getBody()).contains("需要登录");
    }

    @Test
    void cursorsWalkThroughEqualValuesAndAreBoundToTheirList() {
        CurrentTenant.run("t-page", () -> {
            for (String text : List.of("b", "a", "b", "c", "b")) {
                notes.save(new Note(text, cipher.encrypt(text, "sample.note")));
            }
        });
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> page = get(
                            "t-page.VIEWER",
                            "/api/sample/v1/notes?limit=2&total=true" + (cursor == null ? "" : "&cursor=" + cursor))
                    .getBody();
            assertThat(page).containsEntry("total", 5);
            ((List<?>) page.get("items"))
                    .forEach(item -> seen.add(((Map<?, ?>) item).get("text").toString()));
            cursor = (String) page.get("nextCursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("a", "b", "b", "b", "c");
        assertThat(get("t-other.VIEWER", "/api/sample/v1/notes?cursor=abc").getBody())
                .containsEntry("code", "request.cursor-invalid");
    }

    @Test
    void sealedValuesAreBoundToTheirContextAndBlindIndexesToTheirTenant() {
        Sealed sealed = cipher.encrypt("18913112121", "sample.mobile");
        assertThat(sealed.toString()).doesNotContain(sealed.ciphertext());
        assertThat(cipher.decrypt(sealed, "sample.mobile")).isEqualTo("18913112121");
        assertThatThrownBy(() -> cipher.decrypt(sealed, "sample.other")).isInstanceOf(IllegalStateException.class);
        String one = CurrentTenant.call("t1", () -> index.of("mobile", "18913112121"));
        assertThat(CurrentTenant.call("t1", () -> index.of("mobile", "18913112121")))
                .isEqualTo(one);
        assertThat(CurrentTenant.call("t2", () -> index.of("mobile", "18913112121")))
                .isNotEqualTo(one);
    }

    @Test
    void withoutAWishARefusalIsInChineseWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            assertThat(stranger(null)).contains("需要登录");
            assertThat(stranger("en")).contains("Sign-in needed");
        } finally {
            Locale.setDefault(machine);
        }
    }

    private String stranger(String language) {
        return RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/sample/v1/notes")
                .headers(headers -> {
                    if (language != null) {
                        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
                    }
                })
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .body(String.class);
    }

    @Test
    void aFollowerReachesHisOwnAddressesOnlyAndNobodyElseReachesThem() {
        assertThat(status("a.FOLLOWER", "/api/sample/v1/my/id")).isEqualTo(200);
        assertThat(status("a.FOLLOWER", "/api/sample/v1/notes")).isEqualTo(403);
        assertThat(status("a.FOLLOWER", "/internal/v1/anything")).isEqualTo(403);
        assertThat(status("a.ADMINISTRATOR", "/api/sample/v1/my/id")).isEqualTo(403);
        assertThat(status("a.internal", "/api/sample/v1/my/id")).isEqualTo(403);
    }

    private int status(String token, String path) {
        return http(token)
                .get()
                .uri(path)
                .retrieve()
                .toBodilessEntity()
                .getStatusCode()
                .value();
    }

    @Test
    void theDescriptionOfTheApiLeavesOutWhatIsBetweenServices() {
        String description = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/sample/openapi")
                .retrieve()
                .body(String.class);
        assertThat(description).contains("/api/sample/v1/notes").doesNotContain("/internal/");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDescriptionOfTheApiSaysWhatIsAlwaysThereAndNamesOperationsForGood() {
        Map<String, Object> api = get("x.VIEWER", "/api/sample/openapi").getBody();
        Map<String, Map<String, Object>> schemas =
                (Map<String, Map<String, Object>>) ((Map<String, Object>) api.get("components")).get("schemas");
        assertThat(schemas)
                .containsKeys("NoteView", "NoteRequest", "PageNoteView", "Problem")
                .doesNotContainKey("PageRequest");
        assertThat((List<String>) schemas.get("NoteView").get("required")).containsExactlyInAnyOrder("id", "text");
        assertThat((List<String>) schemas.get("PageNoteView").get("required")).containsExactly("items");
        Map<String, Object> list = ((Map<String, Map<String, Map<String, Object>>>) api.get("paths"))
                .get("/api/sample/v1/notes")
                .get("get");
        assertThat(list).containsEntry("operationId", "noteList");
        assertThat((List<Map<String, Object>>) list.get("parameters"))
                .extracting(parameter -> parameter.get("name") + " " + parameter.get("required"))
                .containsExactlyInAnyOrder("limit false", "cursor false", "total false");
        assertThat((Map<String, Object>) list.get("responses")).containsKeys("200", "default");
    }

    @Test
    void healthIsPublicAndTheRestOfTheActuatorIsNot() {
        assertThat(get("x.VIEWER", "/actuator/health/readiness").getBody()).containsEntry("status", "UP");
        assertThat(get("x.ADMINISTRATOR", "/actuator/deadletters").getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }
}
