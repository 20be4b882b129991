package com.haina.platform.clients;

import java.time.Instant;

import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import com.fasterxml.jackson.annotation.JsonProperty;

/** This service's own access token (OAuth 2 client credentials, RFC 6749 §4.4), fetched when the last one is about to end. */
class ServiceTokens {

    private final RestClient authService;
    private String token = "";
    private Instant renewAt = Instant.EPOCH;

    ServiceTokens(RestClient.Builder builder, String authUrl, String clientId, String clientSecret) {
        this.authService = builder.baseUrl(authUrl)
                .defaultHeaders(headers -> headers.setBasicAuth(clientId, clientSecret))
                .build();
    }

    synchronized String current() {
        if (Instant.now().isAfter(renewAt)) {
            Answer answer = authService
                    .post()
                    .uri("/oauth2/token")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body("grant_type=client_credentials&scope=internal")
                    .retrieve()
                    .body(Answer.class);
            if (answer == null) {
                throw new IllegalStateException("auth-service answered no token");
            }
            token = answer.accessToken;
            renewAt = Instant.now().plusSeconds(answer.expiresIn * 4 / 5);
        }
        return token;
    }

    private record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {}
}
