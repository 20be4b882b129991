package com.haina.gateway;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much and how often. */
class LimitsTests extends RunningGateway {

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherAnnouncedOrNot() throws Exception {
        byte[] body = new byte[200_000];
        assertProblem(
                send(request("/api/resident/v1/residents").POST(BodyPublishers.ofByteArray(body))), 413, "http.413");
        assertProblem(
                send(request("/api/resident/v1/residents")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))),
                413,
                "http.413");
        assertThat(upstreams.seen).isEmpty();
    }

    @Test
    void signingInTooOftenFromOneAddressIsSlowedDownAndOthersAreNot() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("198.51.100.7").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = signIn("198.51.100.7");
        assertProblem(refused, 429, "http.429");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(signIn("198.51.100.8").statusCode()).isEqualTo(200);
        // With a token it is no sign-in.
        assertThat(send(request("/api/auth/v1/sessions")
                                .header("X-Forwarded-For", "198.51.100.7")
                                .header(
                                        "Authorization",
                                        "Bearer " + token(Instant.now().plusSeconds(60)))
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void phonesOfOneMobileNetworkRedeemTheirTicketsTogether() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(send(request("/api/auth/v1/follower-tokens")
                                    .header("X-Forwarded-For", "198.51.100.77")
                                    .POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() throws Exception {
        for (int i = 0; i < 5; i++) {
            signIn("2001:db8:1:2::" + i);
        }
        assertThat(signIn("2001:db8:1:2:ffff::1").statusCode()).isEqualTo(429);
        assertThat(signIn("2001:db8:1:3::1").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> signIn(String address) throws Exception {
        return send(request("/api/auth/v1/sessions")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{}")));
    }
}
