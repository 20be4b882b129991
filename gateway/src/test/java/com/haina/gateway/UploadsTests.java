package com.haina.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are large, slow, compressed or broken off. */
class UploadsTests extends RunningGateway {

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
        new Random(1).nextBytes(body);
        HttpResponse<String> answer = send(request("/api/import/v1/digest")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.body())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
    }

    @Test
    void whatIsCompressedStaysCompressed() throws Exception {
        var zipped = new ByteArrayOutputStream();
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
            } catch (IOException cutOff) {
                end.complete("cut off");
            }
        });
        try (var socket = new Socket("127.0.0.1", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /api/import/v1/broken HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "c350\r\n" + "x".repeat(50_000) + "\r\n")
                    .getBytes());
            out.flush();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo("cut off");
    }
}
