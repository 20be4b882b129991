package com.haina.auth.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.haina.testing.simulators.Simulators;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with its own cookies, perhaps signed in; does not follow redirects. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private @Nullable String token;

    /** An answer of the service. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

        /** A header's first value, or an empty text. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        public String text(String field) {
            return body.path(field).asString("");
        }

        public String code() {
            return text("code");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body, Map.of());
    }

    public Answer put(String path, @Nullable Object body, Map<String, String> headers) {
        return send("PUT", path, body, headers);
    }

    public Answer delete(String path, Map<String, String> headers) {
        return send("DELETE", path, null, headers);
    }

    /** Follows a link that another site led to. */
    public Answer follow(URI link) {
        return send("GET", link.getRawPath() + "?" + link.getRawQuery(), null, Map.of());
    }

    /** Uses the access token of a successful sign-in from now on. */
    public Browser signedIn(Answer answer) {
        var session = answer.body().has("session") ? answer.body().path("session") : answer.body();
        token = session.path("accessToken").asString();
        return this;
    }

    public @Nullable String token() {
        return token;
    }

    public Browser withToken(@Nullable String given) {
        token = given;
        return this;
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /** Puts a cookie's value back, as a thief would. */
    public void setCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setDomain("127.0.0.1");
        cookie.setPath("/api/auth/v1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://127.0.0.1:" + Simulators.SERVICE_PORT), cookie);
    }

    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var all = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        return exchange(method, path, body == null ? null : JSON.writeValueAsString(body), all);
    }

    /** Lines of a stream of events, until it ends; to be closed. */
    public Stream<String> listen(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Simulators.SERVICE_PORT + path))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends a text as it is. */
    public Answer sendText(String method, String path, String text, String contentType) {
        return exchange(method, path, text, Map.of("Content-Type", contentType));
    }

    /** Sends exactly this. */
    public Answer exchange(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Simulators.SERVICE_PORT + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var text = answer.body();
            var json = text.startsWith("{") || text.startsWith("[")
                    ? JSON.readTree(text)
                    : JSON.createObjectNode().put("text", text);
            return new Answer(answer.statusCode(), json, answer.headers().map());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
