package com.haina.wechat.notice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** How an office chooses the template that carries its account's notices. */
final class NoticeTemplateDesk {

    /** What stands in the lines of 物业公告通知. */
    static final Map<String, String> ANNOUNCEMENT = Map.of("thing1", "TITLE", "thing2", "TEXT", "time1", "TIME");

    private final RestClient administrator;
    private final String path;

    NoticeTemplateDesk(RestClient administrator, String appId) {
        this.administrator = administrator;
        this.path = "/api/wechat/v1/notice-templates/" + appId;
    }

    /** The account's template of this title. */
    JsonNode choice(String title) {
        return choices().stream()
                .filter(choice -> choice.path("title").asString().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** The id of the account's 物业公告通知. */
    String announcement() {
        return choice("物业公告通知").path("id").asString();
    }

    /** Chooses, and is answered so. */
    JsonNode choose(@Nullable String templateId, Map<String, String> lines, int status) {
        String tag = administrator
                .get()
                .uri(path)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
        Map<String, Object> body = new HashMap<>(Map.of("lines", lines));
        body.put("templateId", templateId);
        var answer = administrator
                .put()
                .uri(path)
                .header("If-Match", tag)
                .body(body)
                .retrieve()
                .toEntity(JsonNode.class);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        return answer.getBody();
    }

    private List<JsonNode> choices() {
        return administrator
                .get()
                .uri(path + "/choices")
                .retrieve()
                .body(JsonNode.class)
                .path("items")
                .valueStream()
                .toList();
    }
}
