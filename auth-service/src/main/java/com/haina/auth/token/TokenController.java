package com.haina.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;

/** The key set (RFC 7517) and the token endpoint for the platform's own services (RFC 6749 §4.4). */
@Hidden
@RestController
class TokenController {

    private final KeyRing keys;
    private final AccessTokens tokens;
    private final Map<String, byte[]> clients = new HashMap<>();

    TokenController(KeyRing keys, AccessTokens tokens, TokenProperties properties) {
        this.keys = keys;
        this.tokens = tokens;
        for (var client : properties.serviceClients().split(",")) {
            var parts = client.strip().split("=", 2);
            if (parts.length == 2 && !parts[1].isBlank()) {
                clients.put(parts[0].strip(), parts[1].strip().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @GetMapping(path = "/oauth2/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> keySet() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(5)))
                .body(keys.published().toJSONObject());
    }

    @PostMapping(path = "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "grant_type", defaultValue = "") String grantType,
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(name = "client_secret", defaultValue = "") String clientSecret,
            @RequestParam(name = "scope", defaultValue = "internal") String scope) {
        var credentials = authorization == null ? new String[] {clientId, clientSecret} : basic(authorization);
        if (!known(credentials)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"haina\"")
                    .body(Map.of("error", "invalid_client"));
        }
        if (!"client_credentials".equals(grantType)) {
            return ResponseEntity.badRequest().body(Map.of("error", "unsupported_grant_type"));
        }
        if (!"internal".equals(scope)) {
            return ResponseEntity.badRequest().body(Map.of("error", "invalid_scope"));
        }
        var token = tokens.forService(credentials[0]);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token",
                        token.value(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        token.expiresIn(),
                        "scope",
                        "internal"));
    }

    private boolean known(String[] credentials) {
        var expected = clients.get(credentials[0]);
        var given = credentials[1].getBytes(StandardCharsets.UTF_8);
        // An unknown name takes as long as a wrong secret.
        return MessageDigest.isEqual(expected == null ? new byte[given.length + 1] : expected, given);
    }

    private static String[] basic(String authorization) {
        try {
            var plain = new String(
                    Base64.getDecoder().decode(authorization.replaceFirst("(?i)^basic +", "")), StandardCharsets.UTF_8);
            var parts = plain.split(":", 2);
            return parts.length == 2 ? parts : new String[] {"", ""};
        } catch (IllegalArgumentException malformed) {
            return new String[] {"", ""};
        }
    }
}
