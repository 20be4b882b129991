package com.haina.platform.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
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
import com.haina.platform.crypto.FieldCipher;

/** A service that is as small as one can be, on the real broker and store; these tests share one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({RunningSample.Listening.class, RunningSample.Tokens.class})
abstract class RunningSample {
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

    final Notes notes;
    final FieldCipher cipher;
    private final MongoTemplate mongo;

    @LocalServerPort
    int port;

    RunningSample(Notes notes, FieldCipher cipher, MongoTemplate mongo) {
        this.notes = notes;
        this.cipher = cipher;
        this.mongo = mongo;
    }

    /** A new note that is stored. */
    Note note(String text) {
        return notes.save(new Note(text, cipher.encrypt("x", "sample.note")));
    }

    /** Waits until the relay has published what the note had to tell. */
    void untilPublished(String noteId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> mongo.getCollection("notes")
                        .find(new Document("_id", noteId))
                        .first()
                        .getList("outbox", Object.class)
                        .isEmpty());
    }

    RestClient http(String token) {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    ResponseEntity<Map<String, Object>> post(String token, String key, Map<String, ?> body) {
        return http(token)
                .post()
                .uri("/api/sample/v1/notes")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .retrieve()
                .toEntity(new ParameterizedTypeReference<>() {});
    }

    ResponseEntity<Map<String, Object>> get(String token, String path) {
        return http(token).get().uri(path).retrieve().toEntity(new ParameterizedTypeReference<>() {});
    }

    /** Somebody who is not signed in. */
    RestClient stranger() {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }
}
