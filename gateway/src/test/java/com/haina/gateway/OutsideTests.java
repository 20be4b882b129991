package com.haina.gateway;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

/** What the outside may claim, and what it sees. */
class OutsideTests extends RunningGateway {

    @Test
    void nobodyOutsideSpeaksForTheInside() throws Exception {
        send(request("/api/resident/v1/residents")
                .header("X-Tenant-Id", "somebody-else")
                .header("X-Haina-Role", "admin")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .GET());
        assertThat(upstreams.seen).singleElement().satisfies(seen -> {
            assertThat(seen.headers()).doesNotContainKeys("X-tenant-id", "X-haina-role", "Forwarded");
            // The caller of this test is on this machine, where our own earlier proxy would be.
            assertThat(seen.headers().get("X-forwarded-for")).containsExactly("203.0.113.9");
            assertThat(seen.headers().get("X-forwarded-proto")).containsExactly("https");
            assertThat(seen.headers().getFirst("X-forwarded-host")).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void aCookieOfOneCallerIsNotSentForAnother() throws Exception {
        upstreams.on("/api/resident/v1/cookie", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "refresh=abc; Path=/; HttpOnly");
            Upstreams.send(exchange, 200, "text/plain", "");
        });
        assertThat(send(request("/api/resident/v1/cookie").GET()).headers().firstValue("Set-Cookie"))
                .contains("refresh=abc; Path=/; HttpOnly");
        send(request("/api/resident/v1/residents").GET());
        assertThat(upstreams.seen)
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers()).doesNotContainKey("Cookie"));
    }

    @Test
    void aGoodTokenPassesOnAndABadOneIsRefusedHere() throws Exception {
        String good = token(Instant.now().plusSeconds(60));
        assertThat(send(request("/api/resident/v1/residents")
                                .header("Authorization", "Bearer " + good)
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        assertThat(upstreams.seen)
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen.headers().getFirst("Authorization")).isEqualTo("Bearer " + good));
        for (String bad : new String[] {
            "rubbish",
            good.substring(0, good.length() - 4) + "AAAA",
            token(Instant.now().minusSeconds(600))
        }) {
            HttpResponse<String> answer = send(request("/api/resident/v1/residents")
                    .header("Authorization", "Bearer " + bad)
                    .GET());
            assertProblem(answer, 401, "caller.unauthenticated");
        }
        assertThat(upstreams.seen).hasSize(1);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : new String[] {"/", "/api/resident/v1/residents", "/api/unknown/v1/x"}) {
            var headers = send(request(path).GET()).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).contains("strict-origin-when-cross-origin");
        }
    }

    @Test
    void onlyTheInterfaceBrowserMayWriteStylesIntoItsElements() throws Exception {
        var headers = send(request("/swagger-ui/index.html").GET()).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self' 'unsafe-inline';", "script-src 'self';");
    }

    @Test
    void theInterfacesOfAllServicesCanBeBrowsed() throws Exception {
        HttpResponse<String> docs = send(request("/docs").GET());
        assertThat(docs.statusCode()).isEqualTo(302);
        assertThat(send(request(docs.headers().firstValue("Location").orElseThrow())
                                .GET())
                        .body())
                .contains("swagger-ui");
        String config =
                send(request("/api/gateway/openapi/swagger-config").GET()).body();
        assertThat(JsonPath.<List<String>>read(config, "$.urls[*].url"))
                .contains("/api/auth/openapi", "/api/resident/openapi", "/api/import/openapi", "/api/wecom/openapi");
    }

    @Test
    void healthIsPublicAndTheRestOfTheActuatorIsForOps() throws Exception {
        assertThat(send(request("/actuator/health/readiness").GET()).body()).isEqualTo("{\"status\":\"UP\"}");
        String ops = "Basic " + Base64.getEncoder().encodeToString("ops:secret".getBytes());
        assertThat(send(request("/actuator/prometheus")
                                .header("Authorization", ops)
                                .GET())
                        .body())
                .contains("jvm_memory_used_bytes");
    }
}
