package com.haina.platform.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.tenancy.CurrentTenant;

import static org.assertj.core.api.Assertions.assertThat;

/** How requests are answered: versions, repetitions, problems, languages and pages. */
class RequestsIT extends RunningSample {

    RequestsIT(Notes notes, FieldCipher cipher, MongoTemplate mongo) {
        super(notes, cipher, mongo);
    }

    @Test
    void theEntityTagSurvivesTheRelayAndAStaleOneIsRefused() {
        ResponseEntity<Map<String, Object>> created = post("t-etag.OPERATOR", "k1", Map.of("text", "tagged"));
        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        String path = created.getHeaders().getLocation().getPath();
        String tag = created.getHeaders().getETag();
        untilPublished(path.substring(path.lastIndexOf('/') + 1));
        assertThat(put(path, tag).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(put(path, tag).getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(put(path, null).getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
    }

    private ResponseEntity<String> put(String path, String tag) {
        var request = http("t-etag.OPERATOR").put().uri(path).contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request = request.header("If-Match", tag);
        }
        return request.body(Map.of("text", "changed")).retrieve().toEntity(String.class);
    }

    @Test
    void aRepeatedPostWithTheSameKeyGetsTheFirstAnswer() {
        ResponseEntity<Map<String, Object>> first = post("t-idem.OPERATOR", "same", Map.of("text", "once"));
        ResponseEntity<Map<String, Object>> second = post("t-idem.OPERATOR", "same", Map.of("text", "once"));
        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders().getETag()).isEqualTo(first.getHeaders().getETag());
        assertThat(((List<?>)
                        get("t-idem.VIEWER", "/api/sample/v1/notes").getBody().get("items")))
                .hasSize(1);
    }

    @Test
    void problemsNameEachWrongFieldInChinese() {
        ResponseEntity<Map<String, Object>> problem = post("t-p.OPERATOR", "k", Map.of("text", " "));
        assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(problem.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(problem.getBody()).containsEntry("title", "填写有误").containsEntry("code", "request.invalid");
        assertThat(problem.getBody().get("errors").toString()).contains("/text");
    }

    @Test
    void withoutAWishARefusalIsInChineseWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            assertThat(refusal(null)).contains("需要登录");
            assertThat(refusal("en")).contains("Sign-in needed");
        } finally {
            Locale.setDefault(machine);
        }
    }

    private String refusal(String language) {
        return stranger()
                .get()
                .uri("/api/sample/v1/notes")
                .headers(headers -> {
                    if (language != null) {
                        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
                    }
                })
                .retrieve()
                .body(String.class);
    }

    @Test
    void cursorsWalkThroughEqualValuesAndAreBoundToTheirList() {
        CurrentTenant.run("t-page", () -> {
            for (String text : List.of("b", "a", "b", "c", "b")) {
                notes.save(new Note(text, cipher.encrypt(text, "sample.note")));
            }
        });
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> page = get(
                            "t-page.VIEWER",
                            "/api/sample/v1/notes?limit=2&total=true" + (cursor == null ? "" : "&cursor=" + cursor))
                    .getBody();
            assertThat(page).containsEntry("total", 5);
            ((List<?>) page.get("items"))
                    .forEach(item -> seen.add(((Map<?, ?>) item).get("text").toString()));
            cursor = (String) page.get("nextCursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("a", "b", "b", "b", "c");
        assertThat(get("t-other.VIEWER", "/api/sample/v1/notes?cursor=abc").getBody())
                .containsEntry("code", "request.cursor-invalid");
    }
}
