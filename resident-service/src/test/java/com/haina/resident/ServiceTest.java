package com.haina.resident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountHealth;
import com.haina.contracts.account.AccountOutline;
import com.haina.contracts.account.AccountToken;
import com.haina.contracts.audit.TrailApi;
import com.haina.contracts.audit.TrailEntry;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ImportChunkApi;
import com.haina.contracts.sms.SmsCodeApi;
import com.haina.contracts.sms.SmsCodeCheck;
import com.haina.contracts.sms.SmsCodeIssued;
import com.haina.contracts.sms.SmsCodeRequest;
import com.haina.platform.crypto.Masks;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as it runs, with a tenant of its own per test class and the public API at hand. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithStoreAndBroker
@Import({TestTokens.class, ServiceTest.Chunks.class, PublishedEvents.class})
public abstract class ServiceTest {

    /** The code that any mobile is sent. */
    protected static final String SMS_CODE = "246810";

    /** The other services' side of the wire: the chunks that import-service would hand out, the trail that auth-service keeps. */
    public static class Chunks {

        private final Map<String, ChunkRows> chunks = new ConcurrentHashMap<>();
        private final Map<String, List<TrailEntry>> trail = new ConcurrentHashMap<>();
        private final List<String> purposes = new CopyOnWriteArrayList<>();

        /** What codes by SMS were asked for and given for, the oldest first. */
        public List<String> purposes() {
            return purposes;
        }

        /** auth-service's side of the wire: what it would have on the trail about somebody. */
        public void remember(String subjectId, TrailEntry... entries) {
            trail.put(subjectId, List.of(entries));
        }

        @Bean
        @Primary
        TrailApi rememberedTrail(Chunks offered) {
            return (type, id, limit) -> {
                List<TrailEntry> entries = offered.trail.get(id);
                if (entries == null) {
                    throw new ResourceAccessException("auth-service is away");
                }
                return entries;
            };
        }

        /** auth-service's side of the wire: every tenant has the same account, and one that may open no pages. */
        @Bean
        @Primary
        AccountApi oneAccount() {
            return new AccountApi() {
                @Override
                public AccountToken accessToken(String appId, String stale) {
                    throw new UnsupportedOperationException("resident-service speaks with no account");
                }

                @Override
                public AccountOutline account(String appId) {
                    return accounts().getFirst();
                }

                @Override
                public AccountHealth health(String appId) {
                    throw new UnsupportedOperationException("resident-service asks for no account's health");
                }

                @Override
                public List<AccountOutline> accounts() {
                    return List.of(
                            new AccountOutline("wx0000000000000001", "gh_1", "滨江万家星城", "any", List.of(1, 4), true),
                            new AccountOutline("wx0000000000000002", "gh_2", "没有网页", "any", List.of(1, 2), true));
                }
            };
        }

        /** auth-service's side of the wire: every mobile is sent the same code. */
        @Bean
        @Primary
        SmsCodeApi sameCode(Chunks offered) {
            return new SmsCodeApi() {
                @Override
                public SmsCodeIssued issue(SmsCodeRequest request) {
                    offered.purposes.add(request.purpose());
                    return new SmsCodeIssued(Masks.mobile(request.mobile()), 300, 60);
                }

                @Override
                public void check(SmsCodeCheck check) {
                    offered.purposes.add(check.purpose());
                    if (!check.code().equals(SMS_CODE)) {
                        throw HttpClientErrorException.create(
                                HttpStatus.UNPROCESSABLE_CONTENT, "wrong", new HttpHeaders(), new byte[0], null);
                    }
                }
            };
        }

        public void offer(ChunkRows rows) {
            chunks.put(rows.chunkId(), rows);
        }

        @Bean
        @Primary
        ImportChunkApi offeredChunks(Chunks offered) {
            return chunkId -> {
                ChunkRows rows = offered.chunks.get(chunkId);
                if (rows == null) {
                    throw HttpClientErrorException.create(
                            HttpStatus.NOT_FOUND, "gone", new HttpHeaders(), new byte[0], null);
                }
                return rows;
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    protected Chunks chunks;

    @Autowired
    protected PublishedEvents events;

    @Autowired
    protected MongoTemplate mongo;

    protected final String tenant = "tenant-" + getClass().getSimpleName();

    /** An answer with what tests ask of it. */
    public record Answer(ResponseEntity<Map<String, Object>> entity) {

        public Answer is(HttpStatus status) {
            assertThat(entity.getStatusCode())
                    .as(String.valueOf(entity.getBody()))
                    .isEqualTo(status);
            return this;
        }

        public Answer is(HttpStatus status, String code) {
            is(status);
            assertThat(body()).containsEntry("code", code);
            assertThat(text("title")).as("the problem's text").doesNotContain("problem.");
            assertThat(text("detail")).as("the problem's text").doesNotContain("problem.");
            return this;
        }

        public Map<String, Object> body() {
            return Objects.requireNonNull(entity.getBody());
        }

        public String text(String field) {
            return String.valueOf(body().get(field));
        }

        public String id() {
            return text("id");
        }

        public String tag() {
            return Objects.requireNonNull(entity.getHeaders().getETag());
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> list(String field) {
            return (List<Map<String, Object>>) Objects.requireNonNull(body().get(field));
        }

        public List<Map<String, Object>> items() {
            return list("items");
        }

        public List<Object> all(String field) {
            return items().stream().map(item -> item.get(field)).toList();
        }
    }

    protected int port() {
        return port;
    }

    protected String operator() {
        return TestTokens.operator(tenant);
    }

    protected Answer get(String path) {
        return get(operator(), path);
    }

    protected Answer get(String token, String path) {
        return exchange(token, HttpMethod.GET, path, null, null);
    }

    protected Answer post(String path, Object body) {
        return exchange(operator(), HttpMethod.POST, path, null, body);
    }

    protected Answer post(String path, String tag, Object body) {
        return exchange(operator(), HttpMethod.POST, path, tag, body);
    }

    protected Answer put(String path, @Nullable String tag, Object body) {
        return exchange(operator(), HttpMethod.PUT, path, tag, body);
    }

    protected Answer delete(String path, @Nullable String tag) {
        return exchange(operator(), HttpMethod.DELETE, path, tag, null);
    }

    protected Answer exchange(
            String token, HttpMethod method, String path, @Nullable String tag, @Nullable Object body) {
        RestClient.RequestBodySpec request = TestTokens.client(port, token)
                .method(method)
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path));
        if (tag != null) {
            request.header(HttpHeaders.IF_MATCH, tag);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return new Answer(request.retrieve().toEntity(new ParameterizedTypeReference<>() {}));
    }

    protected <T> ResponseEntity<T> internal(String path, @Nullable Object body, ParameterizedTypeReference<T> type) {
        RestClient.RequestBodySpec request = TestTokens.client(port, TestTokens.service("import-service"))
                .method(body == null ? HttpMethod.GET : HttpMethod.POST)
                .uri(path)
                .header("X-Tenant-Id", tenant);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.retrieve().toEntity(type);
    }

    /** A community with one structure; the answer to its creation. */
    protected Answer community(String name, String... layers) {
        return post(
                        "/api/resident/v1/communities",
                        Map.of("name", name, "structures", List.of(Map.of("name", "高层", "layers", List.of(layers)))))
                .is(HttpStatus.CREATED);
    }

    protected static String structureId(Answer community) {
        return String.valueOf(community.list("structures").getFirst().get("id"));
    }

    protected static void eventually(org.awaitility.core.ThrowingRunnable check) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(check);
    }

    protected static String query(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
