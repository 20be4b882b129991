package com.haina.gateway;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Services that are away, silent or busy. */
class ServicesAwayTests extends RunningGateway {

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
}
