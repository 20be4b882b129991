package com.haina.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.microsoft.playwright.options.Cookie;

import tools.jackson.databind.JsonNode;

/** One person's way into the platform: an HTTP client with cookies of its own and, once signed in, an access token. */
final class Web {

    private final URI base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private @Nullable String token;

    Web(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    void signedIn(String accessToken) {
        token = accessToken;
    }

    @Nullable
    String token() {
        return token;
    }

    /** For a browser that goes on where this client is. */
    List<Cookie> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                        .setDomain(base.getHost())
                        .setPath(cookie.getPath() == null ? "/" : cookie.getPath())
                        .setHttpOnly(cookie.isHttpOnly()))
                .toList();
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** A GET of which only the answer's head counts: also for streams and files. */
    Answer head(String path) {
        try {
            HttpResponse<java.io.InputStream> response =
                    client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return new Answer("GET " + path, response.statusCode(), "", "", Json.read("null"), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    Answer postIfMatch(String path, String ifMatch, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    Answer put(String path, String ifMatch, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .PUT(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    Answer put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(Json.write(body))));
    }

    Answer delete(String path, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).DELETE());
    }

    /** Uploads a file as the form field {@code file}, with further text fields as name, value, name, value. */
    Answer upload(String path, Path file, String... fields) {
        String boundary = "journey-" + UUID.randomUUID();
        try {
            StringBuilder head = new StringBuilder();
            for (int i = 0; i < fields.length; i += 2) {
                head.append("--").append(boundary).append("\r\n");
                head.append("Content-Disposition: form-data; name=\"")
                        .append(fields[i])
                        .append("\"\r\n\r\n");
                head.append(fields[i + 1]).append("\r\n");
            }
            head.append("--").append(boundary).append("\r\n");
            head.append("Content-Disposition: form-data; name=\"file\"; filename=\"")
                    .append(file.getFileName())
                    .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(head.toString().getBytes(StandardCharsets.UTF_8)),
                    HttpRequest.BodyPublishers.ofFile(file),
                    HttpRequest.BodyPublishers.ofByteArray(
                            ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)));
            return send(request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(body));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Downloads to a new file. */
    Path download(String path, Path to) {
        return download(request(path).GET(), path, to);
    }

    /** What the service makes of the body, to a new file. */
    Path download(String path, Object body, Path to) {
        return download(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))),
                path,
                to);
    }

    private Path download(HttpRequest.Builder request, String path, Path to) {
        try {
            Files.createDirectories(to.getParent());
            HttpResponse<Path> response = client.send(request.build(), HttpResponse.BodyHandlers.ofFile(to));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": "
                        + Files.readString(to, StandardCharsets.UTF_8));
            }
            return to;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(120));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("content-type").orElse("");
            return new Answer(
                    response.request().method() + " " + response.uri().getPath(),
                    response.statusCode(),
                    response.headers().firstValue("etag").orElse(""),
                    response.headers().firstValue("location").orElse(""),
                    type.contains("json") ? Json.read(response.body()) : Json.read("null"),
                    response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** An answer and what was asked, so that a failed expectation says both. */
    record Answer(String asked, int status, String etag, String location, JsonNode json, String text) {

        /** This answer if it has the expected status, otherwise a failure that shows what came instead. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(asked + " answered " + status + " instead of " + expected + ": " + text);
            }
            return this;
        }
    }
}
