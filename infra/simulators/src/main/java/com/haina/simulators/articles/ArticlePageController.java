package com.haina.simulators.articles;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

import tools.jackson.databind.JsonNode;

/** An article as one reads it. Its content is the account's own HTML: it may be seen, but do nothing. */
@RestController
class ArticlePageController {

    private static final String POLICY =
            "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: http: https:";

    private final Drafts drafts;
    private final Issues issues;

    ArticlePageController(Drafts drafts, Issues issues) {
        this.drafts = drafts;
        this.issues = issues;
    }

    @GetMapping("/mp.weixin.qq.com/s/{pageId}/{index}")
    ResponseEntity<String> show(@PathVariable String pageId, @PathVariable int index) {
        Issue issue = issues.onPage(pageId).orElse(null);
        if (issue != null && issue.isReadable(index)) {
            return page(HttpStatus.OK, issue.articles().get(index - 1));
        }
        Draft draft = drafts.onPage(pageId).orElse(null);
        if (draft != null && index >= 1 && index <= draft.articles().size()) {
            return page(HttpStatus.OK, draft.articles().get(index - 1));
        }
        return answer(HttpStatus.NOT_FOUND, "该内容已被发布者删除", "");
    }

    private static ResponseEntity<String> page(HttpStatus status, JsonNode article) {
        return answer(
                status,
                article.path("title").asString(""),
                article.path("content").asString(""));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String title, String content) {
        String escaped = HtmlUtils.htmlEscape(title);
        return ResponseEntity.status(status)
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .body("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escaped
                        + "</title><style>body{font:16px/1.7 sans-serif;margin:0 auto;max-width:42em;padding:16px}"
                        + "img{max-width:100%;height:auto}</style></head><body><h1>" + escaped + "</h1>" + content
                        + "</body></html>");
    }
}
