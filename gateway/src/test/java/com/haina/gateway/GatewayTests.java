package com.haina.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "eureka.client.enabled=false",
            "haina.security.ops-password=secret",
            "haina.gateway.routing.response-timeout=2s",
            "haina.gateway.routing.breaker-window=4",
            "haina.gateway.routing.waiting-per-service=" + GatewayTests.WAITING_AT_MOST,
            "haina.gateway.routing.breaker-pause=1s",
            "haina.gateway.edge.sign-in-limit=5",
            "haina.gateway.edge.max-body=64KB",
            "haina.gateway.pages.console=classpath:/apps/console/",
            "haina.gateway.pages.phones=classpath:/apps/phones/"
        })
@ExtendWith(OutputCaptureExtension.class)
class GatewayTests {

    static final int WAITING_AT_MOST = 8;
    private static final Upstreams upstreams = new Upstreams();
    private static final ECKey key = newKey();
    private static final int vacantPort = vacantPort();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

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

    @AfterAll
    static void stop() {
        upstreams.close();
    }

    @BeforeEach
    void forget() {
        upstreams.seen.clear();
    }

    // Routes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/resident/v1/residents?q=%E5%BC%A0%20%26%E4%B8%89&limit=20&flag=",
                "/api/auth/v1/tenants/a%20b",
                "/callback/wechat/component?signature=a%2Bb%3D&timestamp=1",
                "/callback/wechat/wx0123456789abcdef?msg_signature=x",
                "/callback/wecom/suite/data"
            })
    void anAddressReachesItsServiceUnchanged(String target) throws Exception {
        HttpResponse<String> answer = send(request(target).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(upstreams.seen)
                .singleElement()
                .satisfies(seen -> assertThat(seen.target()).isEqualTo(target));
    }

    @Test
    void methodBodyAndHeadersPassBothWaysAndSoDoesARefusal() throws Exception {
        upstreams.on("/api/resident/v1/refused", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            Upstreams.send(exchange, 422, "application/problem+json", "{\"code\":\"resident.taken\"}");
        });
        HttpResponse<String> refusal = send(request("/api/resident/v1/refused").PUT(BodyPublishers.ofString("{}")));
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(refusal.body()).isEqualTo("{\"code\":\"resident.taken\"}");

        send(request("/api/resident/v1/residents")
                .header("If-Match", "\"3\"")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"张三\"}")));
        assertThat(upstreams.seen).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("PATCH");
            assertThat(seen.body()).isEqualTo("{\"name\":\"张三\"}");
            assertThat(seen.headers().getFirst("If-Match")).isEqualTo("\"3\"");
        });
    }

    @Test
    void aFormPassesWithItsFields() throws Exception {
        send(request("/api/resident/v1/form?a=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("b=%E5%BC%A0&c=2")));
        assertThat(upstreams.seen).singleElement().satisfies(seen -> {
            assertThat(seen.target()).isEqualTo("/api/resident/v1/form?a=1");
            assertThat(seen.body().split("&")).contains("b=%E5%BC%A0", "c=2").doesNotContain("a=1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/v1/tokens, application/json",
        "/api/unknown/v1/things, application/json",
        "/api/unknown/v1/things, text/html",
        "/actuator/env, application/json",
        "/actuator/prometheus, application/json",
        "/nothing/here, application/json"
    })
    void whatIsNotForTheOutsideIsNotThere(String path, String accept) throws Exception {
        HttpResponse<String> answer =
                send(request(path).header("Accept", accept).GET());
        assertProblem(answer, 404, "http.404");
        assertThat(upstreams.seen).isEmpty();
    }

    @Test
    void anAddressThatTriesToClimbIsRefusedAsAProblem() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/auth/%2e%2e/%2e%2e/internal/v1/tokens").GET());
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(upstreams.seen).isEmpty();
    }

    // Streams

    @Test
    void anEventArrivesWhileTheStreamIsStillOpen() throws Exception {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        upstreams.on("/api/import/v1/progress", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("id: 1\ndata: first\n\n".getBytes());
            exchange.getResponseBody().flush();
            assertThat(firstWasRead.await(30, TimeUnit.SECONDS)).isTrue();
            exchange.getResponseBody().write("id: 2\ndata: second\n\n".getBytes());
        });
        var answer = http.send(request("/api/import/v1/progress").GET().build(), BodyHandlers.ofInputStream());
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(answer.body()))) {
            assertThat(lines.readLine()).isEqualTo("id: 1");
            assertThat(lines.readLine()).isEqualTo("data: first");
            firstWasRead.countDown();
            assertThat(lines.lines().toList()).contains("data: second");
        }
    }

    @Test
    void aStreamKeepsItsFormAndComesUncompressed() throws Exception {
        upstreams.on("/api/import/v1/live", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(("data: " + "x".repeat(5_000) + "\n\n").getBytes());
        });
        var answer = http.send(
                request("/api/import/v1/live")
                        .header("Accept-Encoding", "gzip, br")
                        .header("Last-Event-ID", "auth.events-0:3")
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).startsWith("data: xxx").endsWith("\n\n");
    }

    @Test
    void aServiceThatDiesInMidStreamEndsItAndLeavesOneLineInTheLog(CapturedOutput output) throws Exception {
        String line;
        try (ServerSocket service = new ServerSocket(vacantPort, 5, InetAddress.getLoopbackAddress())) {
            var answer = http.sendAsync(request("/api/staff/v1/live").GET().build(), BodyHandlers.ofInputStream());
            try (Socket connection = service.accept()) {
                connection.getInputStream().read();
                connection.getOutputStream().write("""
                                HTTP/1.1 200 OK\r
                                Content-Type: text/event-stream\r
                                Transfer-Encoding: chunked\r
                                \r
                                d\r
                                data: first

                                \r
                                """.getBytes());
                connection.getOutputStream().flush();
                try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                        answer.get(30, TimeUnit.SECONDS).body()))) {
                    assertThat(lines.readLine()).isEqualTo("data: first");
                    assertThat(lines.readLine()).isEmpty();
                    connection.setSoLinger(true, 0);
                    connection.close(); // as kill -9 does: reset, no last chunk
                    // A broken stream must not look like a finished one, nor have a problem behind it.
                    assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
                }
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains("staff-service broke off"));
        assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    @Test
    void aStreamWhoseCallerLeftIsLetGo(CapturedOutput output) throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        upstreams.on("/api/import/v1/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (letGo.getCount() > 0) {
                    exchange.getResponseBody().write(": still here\n\n".getBytes());
                    exchange.getResponseBody().flush();
                    letGo.await(50, TimeUnit.MILLISECONDS);
                }
            } catch (IOException gone) {
                letGo.countDown();
            }
        });
        var answer = http.send(request("/api/import/v1/endless").GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.body().read()).isEqualTo(':');
        answer.body().close();
        assertThat(letGo.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output.getAll())
                .doesNotContain("\tat ")
                .doesNotContain("ERROR")
                .doesNotContain("broke off");
    }

    @Test
    void anUploadReachesTheServiceWhileItIsStillBeingSent() throws Exception {
        CountDownLatch beginSeen = new CountDownLatch(1);
        upstreams.on("/api/import/v1/slow", exchange -> {
            exchange.getRequestBody().readNBytes(1000);
            beginSeen.countDown();
            exchange.getRequestBody().readAllBytes();
            Upstreams.send(exchange, 202, "text/plain", "taken");
        });
        try (PipedOutputStream out = new PipedOutputStream()) {
            PipedInputStream in = new PipedInputStream(out, 1 << 20);
            CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                    request("/api/import/v1/slow")
                            .POST(BodyPublishers.ofInputStream(() -> in))
                            .build(),
                    BodyHandlers.ofString());
            out.write(new byte[100_000]);
            out.flush();
            assertThat(beginSeen.await(30, TimeUnit.SECONDS)).isTrue();
            out.close();
            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void aLargeUploadArrivesWhole() throws Exception {
        upstreams.on("/api/import/v1/digest", exchange -> {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65536];
            for (int n; (n = exchange.getRequestBody().read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
            }
            Upstreams.send(exchange, 200, "text/plain", HexFormat.of().formatHex(digest.digest()));
        });
        byte[] body = new byte[32 << 20];
        new java.util.Random(1).nextBytes(body);
        HttpResponse<String> answer = send(request("/api/import/v1/digest")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.body())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
    }

    @Test
    void whatIsCompressedStaysCompressed() throws Exception {
        var zipped = new java.io.ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("x".repeat(5000).getBytes());
        }
        upstreams.on("/api/import/v1/zipped", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, zipped.size());
            exchange.getResponseBody().write(zipped.toByteArray());
        });
        var answer = http.send(
                request("/api/import/v1/zipped")
                        .header("Accept-Encoding", "gzip")
                        .GET()
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.body()).isEqualTo(zipped.toByteArray());
    }

    @Test
    void anUploadThatBreaksOffDoesNotLookWhole() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> end = new CompletableFuture<>();
        upstreams.on("/api/import/v1/broken", exchange -> {
            try {
                exchange.getRequestBody().readNBytes(1000);
                begun.countDown();
                exchange.getRequestBody().readAllBytes();
                end.complete("whole");
            } catch (java.io.IOException cutOff) {
                end.complete("cut off");
            }
        });
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /api/import/v1/broken HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "c350\r\n" + "x".repeat(50_000) + "\r\n")
                    .getBytes());
            out.flush();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo("cut off");
    }

    // Limits

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherAnnouncedOrNot() throws Exception {
        byte[] body = new byte[200_000];
        assertProblem(
                send(request("/api/resident/v1/residents").POST(BodyPublishers.ofByteArray(body))), 413, "http.413");
        assertProblem(
                send(request("/api/resident/v1/residents")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))),
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

    // Services that are away

    @Test
    void aServiceThatIsNotRegisteredIsAProblemWithATimeToComeBack() throws Exception {
        HttpResponse<String> answer = send(request("/api/notify/v1/notices").GET());
        assertProblem(answer, 503, "gateway.unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat((String) JsonPath.read(answer.body(), "$.title")).isEqualTo("服务暂时不可用");
    }

    @Test
    void aServiceThatCannotBeReachedIsLeftAloneForAWhileAndThenTriedAgain() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertProblem(send(request("/api/staff/v1/staff").GET()), 503, "gateway.unavailable");
        }
        try (Upstreams staff = new Upstreams(vacantPort)) {
            assertProblem(send(request("/api/staff/v1/staff").GET()), 503, "gateway.unavailable");
            assertThat(staff.seen).isEmpty(); // open: not even tried
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    send(request("/api/staff/v1/staff").GET()).statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    void aServiceThatKeepsSilentIsATimeoutAndAPostIsSentOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        upstreams.on("/api/wecom/v1/silent", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            over.await(20, TimeUnit.SECONDS);
        });
        HttpResponse<String> answer = send(request("/api/wecom/v1/silent").POST(BodyPublishers.ofString("{}")));
        over.countDown();
        assertProblem(answer, 504, "gateway.timeout");
        assertThat(calls).hasValue(1);
    }

    @Test
    void moreThanAServiceCanAnswerAtOnceIsSentAwayAndNothingElseIs() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        upstreams.on("/api/import/v1/patient", exchange -> {
            calls.incrementAndGet();
            over.await(20, TimeUnit.SECONDS);
            Upstreams.send(exchange, 200, "text/plain", "ok");
        });
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING_AT_MOST; i++) {
            waiting.add(http.sendAsync(request("/api/import/v1/patient").GET().build(), BodyHandlers.ofString()));
        }
        await().until(() -> calls.get() == WAITING_AT_MOST);
        HttpResponse<String> oneMore = send(request("/api/import/v1/patient").GET());
        assertProblem(oneMore, 503, "gateway.busy");
        assertThat(oneMore.headers().firstValue("Retry-After")).contains("2");
        assertThat(calls).hasValue(WAITING_AT_MOST);
        assertThat(send(request("/api/resident/v1/rooms").GET()).statusCode()).isEqualTo(200);
        over.countDown();
        for (CompletableFuture<HttpResponse<String>> each : waiting) {
            assertThat(each.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(send(request("/api/import/v1/patient").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void openStreamsDoNotCountAsWaiting() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        upstreams.on("/api/import/v1/news", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            over.await(20, TimeUnit.SECONDS);
        });
        List<InputStream> streams = new ArrayList<>();
        for (int i = 0; i <= WAITING_AT_MOST; i++) {
            HttpResponse<InputStream> stream =
                    http.send(request("/api/import/v1/news").GET().build(), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            streams.add(stream.body());
        }
        over.countDown();
        for (InputStream stream : streams) {
            stream.close();
        }
    }

    @Test
    void aServersOwnErrorIsItsOwnWordAndOpensNoBreaker() throws Exception {
        upstreams.on(
                "/api/wechat/v1/failing",
                exchange ->
                        Upstreams.send(exchange, 503, "application/problem+json", "{\"code\":\"peer.unavailable\"}"));
        for (int i = 0; i < 6; i++) {
            assertThat(send(request("/api/wechat/v1/failing").GET()).body()).contains("peer.unavailable");
        }
        assertThat(send(request("/api/wechat/v1/other").GET()).statusCode()).isEqualTo(200);
    }

    // What the outside may claim, and what it sees

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
        assertThat(JsonPath.<java.util.List<String>>read(config, "$.urls[*].url"))
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

    private HttpResponse<String> signIn(String address) throws Exception {
        return send(request("/api/auth/v1/sessions")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String target) {
        String address = target.startsWith("http") ? target : "http://127.0.0.1:" + port + target;
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat((Integer) JsonPath.read(answer.body(), "$.status")).isEqualTo(status);
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
        assertThat((String) JsonPath.read(answer.body(), "$.detail"))
                .isNotBlank()
                .doesNotContain("problem.");
    }

    private static String token(Instant expires) throws Exception {
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
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
