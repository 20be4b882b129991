package com.haina.staff;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import com.haina.testing.security.TestTokens;

/** Calls of one operator, with answers as plain maps. */
public record Http(int port, @Nullable String token) {

    /** An answer and shorthands for what tests look at. */
    public record Answer(int status, @Nullable String etag, Map<String, Object> body) {

        public String text(String field) {
            return String.valueOf(body.get(field));
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) body.get("items");
        }

        public List<String> each(String field) {
            return items().stream().map(item -> String.valueOf(item.get(field))).toList();
        }

        public String tag() {
            return String.valueOf(etag);
        }
    }

    public Answer get(String path, Object... variables) {
        return call(HttpMethod.GET, null, null, path, variables);
    }

    public Answer post(String path, @Nullable Object body) {
        return call(HttpMethod.POST, null, body, path);
    }

    public Answer post(String path, @Nullable String ifMatch, @Nullable Object body) {
        return call(HttpMethod.POST, ifMatch, body, path);
    }

    public Answer put(String path, @Nullable String ifMatch, Object body) {
        return call(HttpMethod.PUT, ifMatch, body, path);
    }

    public Answer patch(String path, @Nullable String ifMatch, Object body) {
        return call(HttpMethod.PATCH, ifMatch, body, path);
    }

    public Answer delete(String path, @Nullable String ifMatch) {
        return call(HttpMethod.DELETE, ifMatch, null, path);
    }

    private Answer call(
            HttpMethod method, @Nullable String ifMatch, @Nullable Object body, String path, Object... variables) {
        var request = TestTokens.client(port, token).method(method).uri(path, variables);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        ResponseEntity<Map<String, Object>> answer =
                request.retrieve().toEntity(new ParameterizedTypeReference<Map<String, Object>>() {});
        Map<String, Object> content = answer.getBody();
        return new Answer(
                answer.getStatusCode().value(), answer.getHeaders().getETag(), content == null ? Map.of() : content);
    }
}
