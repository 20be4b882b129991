package com.haina.wechat.material;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.client.RestClient;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.RunningService;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** An office with two accounts at the simulated WeChat. */
abstract class LibraryAccounts extends RunningService {

    static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    MediaIds mediaIds;

    @Autowired
    AccountDirectory accounts;

    String tenant = "";
    String app = "";
    String otherApp = "";

    @BeforeEach
    void freshTenant() {
        tenant = "t-" + UUID.randomUUID();
        app = account(tenant);
        otherApp = account(tenant);
    }

    String account(String office) {
        String appId = authority.newAccount(office);
        CurrentTenant.run(office, () -> accounts.refresh(appId));
        return appId;
    }

    /** The ids of an account's permanent pictures at WeChat. */
    List<String> picturesAtWechat(String appId) {
        return listAtWechat(
                appId, "material/batchget_material", Map.of("type", "image", "offset", 0, "count", 20), "media_id");
    }

    List<String> draftsAtWechat(String appId) {
        return listAtWechat(appId, "draft/batchget", Map.of("offset", 0, "count", 20), "media_id");
    }

    List<String> publishedAtWechat(String appId) {
        return listAtWechat(appId, "freepublish/batchget", Map.of("offset", 0, "count", 20), "article_id");
    }

    private List<String> listAtWechat(String appId, String call, Map<String, Object> body, String id) {
        return atWechat(appId, call, body)
                .path("item")
                .valueStream()
                .map(item -> item.path(id).asString())
                .toList();
    }

    /** How publications of an account end, and when WeChat tells. */
    static void publicationsEnd(String appId, String status, long afterMillis) {
        Simulators.call(
                "PUT",
                "/sim/api/accounts/" + appId + "/outcomes",
                Map.of("kind", "PUBLISH", "status", status, "delayMs", afterMillis, "count", 0));
    }

    String mediaId(String id, String account, MediaIds.Purpose purpose) {
        return CurrentTenant.call(tenant, () -> mediaIds.mediaId(id, account, purpose));
    }

    String draft(String title, String content, @Nullable String cover) {
        Map<String, Object> article = new java.util.HashMap<>(Map.of("title", title, "content", content));
        if (cover != null) {
            article.put("coverId", cover);
        }
        return post("/drafts", Map.of("articles", List.of(article))).get("id").asString();
    }

    RestClient http() {
        return TestTokens.client(PORT, TestTokens.operator(tenant));
    }

    ResponseEntity<String> upload(String kind, byte[] content, String name) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(content)).filename(name);
        body.part("kind", kind);
        return http().post()
                .uri("/api/wechat/v1/materials")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(body.build())
                .retrieve()
                .toEntity(String.class);
    }

    String uploaded(String kind, byte[] content) {
        ResponseEntity<String> answer = upload(kind, content, "sample");
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        return JSON.readTree(answer.getBody()).get("id").asString();
    }

    JsonNode get(String path) {
        return JSON.readTree(
                http().get().uri("/api/wechat/v1" + path).retrieve().body(String.class));
    }

    String etag(String path) {
        return http().get()
                .uri("/api/wechat/v1" + path)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
    }

    byte[] bytes(String path) {
        return http().get().uri("/api/wechat/v1" + path).retrieve().body(byte[].class);
    }

    ResponseEntity<String> posted(String path, Object body) {
        return http().post()
                .uri("/api/wechat/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(HttpHeaders.IF_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }

    JsonNode post(String path, Object body) {
        ResponseEntity<String> answer = posted(path, body);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as(answer.getBody())
                .isTrue();
        return JSON.readTree(answer.getBody());
    }

    ResponseEntity<String> delete(String path) {
        return http().delete()
                .uri("/api/wechat/v1" + path)
                .header(HttpHeaders.IF_MATCH, "*")
                .retrieve()
                .toEntity(String.class);
    }

    static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    static JsonNode copy(JsonNode copies, String appId) {
        return copies.valueStream()
                .filter(copy -> copy.get("appId").asString().equals(appId))
                .findFirst()
                .orElseThrow();
    }
}
