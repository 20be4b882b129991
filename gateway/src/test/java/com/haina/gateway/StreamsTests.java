package com.haina.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Answers that do not end soon. */
@ExtendWith(OutputCaptureExtension.class)
class StreamsTests extends RunningGateway {

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
        try (var lines = new BufferedReader(new InputStreamReader(answer.body()))) {
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
                try (var lines = new BufferedReader(
                        new InputStreamReader(answer.get(30, TimeUnit.SECONDS).body()))) {
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
}
