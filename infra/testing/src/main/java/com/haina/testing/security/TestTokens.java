package com.haina.testing.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.client.RestClient;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens for tests. They are unsigned, and only a context that imports this class accepts them; everything behind the decoder (roles,
 * tenant, communities) is the service's real security.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @Import(TestTokens.class)
 * class MembersIT {
 *     RestClient http = TestTokens.client(port, TestTokens.operator("tenant-a"));
 * }
 * }</pre>
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            try {
                byte[] claims = Base64.getUrlDecoder().decode(token);
                @SuppressWarnings("unchecked")
                Map<String, Object> read = JSON.readValue(claims, Map.class);
                Instant ends = read.remove("exp") instanceof Number seconds
                        ? Instant.ofEpochSecond(seconds.longValue())
                        : Instant.now().plusSeconds(600);
                return Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .issuedAt(ends.minusSeconds(600))
                        .expiresAt(ends)
                        .claims(all -> all.putAll(read))
                        .build();
            } catch (IllegalArgumentException | JacksonException notOurs) {
                throw new BadJwtException("not a token of these tests");
            }
        };
    }

    public static String administrator(String tenantId) {
        return person(tenantId, "ADMINISTRATOR", null);
    }

    public static String operator(String tenantId) {
        return person(tenantId, "OPERATOR", null);
    }

    /** An operator limited to some communities. */
    public static String operator(String tenantId, List<String> communities) {
        return person(tenantId, "OPERATOR", communities);
    }

    public static String viewer(String tenantId) {
        return person(tenantId, "VIEWER", null);
    }

    /** The same caller, whose token ends then (to the second). */
    @SuppressWarnings("unchecked")
    public static String until(String token, Instant end) {
        Map<String, Object> claims =
                new LinkedHashMap<>(JSON.readValue(Base64.getUrlDecoder().decode(token), Map.class));
        claims.put("exp", end.getEpochSecond());
        return encode(claims);
    }

    /**
     * Somebody who came from WeChat.
     *
     * @param followerId {@code <appId>.<openid>}
     */
    public static String follower(String tenantId, String followerId) {
        return encode(Map.of(
                "sub",
                followerId,
                "tid",
                tenantId,
                "sid",
                "session-of-" + followerId,
                "app",
                followerId.substring(0, followerId.indexOf('.')),
                "roles",
                List.of("FOLLOWER")));
    }

    /** Another service. */
    public static String service(String name) {
        return encode(Map.of("sub", name, "scope", List.of("internal")));
    }

    /**
     * A client of a service on this machine; error answers are returned like all others.
     *
     * @param token absent for a stranger
     */
    public static RestClient client(int port, @Nullable String token) {
        // Not whatever is on the class path: Apache's client waits out a Retry-After and asks again by itself.
        RestClient.Builder builder = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(status -> true, (request, response) -> {});
        if (token != null) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        return builder.build();
    }

    private static String person(String tenantId, String role, @Nullable List<String> communities) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "operator-of-" + tenantId);
        claims.put("name", "张管理");
        claims.put("tid", tenantId);
        claims.put("sid", "session-of-" + tenantId);
        claims.put("roles", List.of(role));
        if (communities != null) {
            claims.put("communities", communities);
        }
        return encode(claims);
    }

    private static String encode(Map<String, Object> claims) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(claims).getBytes(StandardCharsets.UTF_8));
    }
}
