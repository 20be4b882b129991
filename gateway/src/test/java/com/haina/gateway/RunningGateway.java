package com.haina.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway with a stand-in for the services, shared by the tests that need one. */
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "eureka.client.enabled=false",
            "haina.security.ops-password=secret",
            "haina.gateway.routing.response-timeout=2s",
            "haina.gateway.routing.breaker-window=4",
            "haina.gateway.routing.waiting-per-service=" + RunningGateway.WAITING_AT_MOST,
            "haina.gateway.routing.breaker-pause=1s",
            "haina.gateway.edge.sign-in-limit=5",
            "haina.gateway.edge.max-body=64KB",
            "haina.gateway.pages.console=classpath:/apps/console/",
            "haina.gateway.pages.phones=classpath:/apps/phones/"
        })
abstract class RunningGateway {

    static final int WAITING_AT_MOST = 8;
    static final Upstreams upstreams = new Upstreams();
    private static final ECKey key = newKey();
    static final int vacantPort = vacantPort();

    final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        for (String service :
                new String[] {"auth-service", "import-service", "resident-service", "wechat-mp-service", "wecom-service"
                }) {
            registry.add(
                    "spring.cloud.discovery.client.simple.instances." + service + "[0].uri",
                    () -> "http://127.0.0.1:" + upstreams.port());
        }
        // Registered, but nobody listens; notify-service is not even registered.
        registry.add(
                "spring.cloud.discovery.client.simple.instances.staff-service[0].uri",
                () -> "http://127.0.0.1:" + vacantPort);
        registry.add("haina.security.auth-url", () -> "http://127.0.0.1:" + upstreams.port());
    }

    static {
        upstreams.on(
                "/oauth2/jwks",
                exchange ->
                        Upstreams.send(exchange, 200, "application/json", new JWKSet(key.toPublicJWK()).toString()));
    }

    @BeforeEach
    void forget() {
        upstreams.seen.clear();
    }

    HttpRequest.Builder request(String target) {
        String address = target.startsWith("http") ? target : "http://127.0.0.1:" + port + target;
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat((Integer) JsonPath.read(answer.body(), "$.status")).isEqualTo(status);
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
        assertThat((String) JsonPath.read(answer.body(), "$.detail"))
                .isNotBlank()
                .doesNotContain("problem.");
    }

    static String token(Instant expires) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject("operator")
                        .claim("tid", "tenant")
                        .expirationTime(Date.from(expires))
                        .build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int vacantPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
