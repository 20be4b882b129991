package com.haina.simulators.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ApiSuccess;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;

/** Publication without a message (发布能力), which goes with 群发与通知 and not with 素材管理. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/freepublish")
class PublishController {

    private static final int[] SETS = {7};

    private final AccountCaller caller;
    private final Drafts drafts;
    private final Issues issues;
    private final PublishDraft publish;
    private final ArticleJson json;

    PublishController(AccountCaller caller, Drafts drafts, Issues issues, PublishDraft publish, ArticleJson json) {
        this.caller = caller;
        this.drafts = drafts;
        this.issues = issues;
        this.publish = publish;
        this.json = json;
    }

    @PostMapping("/submit")
    Map<String, Object> submit(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Issue issue = publish.submit(drafts.get(appId, Fields.of(body).text("media_id")));
        return Map.of(
                "errcode",
                0,
                "errmsg",
                "ok",
                "publish_id",
                Long.toString(issue.number()),
                "msg_data_id",
                issue.number() + 1_000_000_000);
    }

    @PostMapping("/get")
    Map<String, Object> status(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        Issue issue = issues.byNumber(
                caller.check(token, SETS), Fields.of(body).at("publish_id").asString(""));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("publish_id", Long.toString(issue.number()));
        answer.put("publish_status", issue.status());
        if (issue.status() == Issue.DONE) {
            answer.put("article_id", issue.pageId());
            answer.put(
                    "article_detail",
                    Map.of(
                            "count", issue.articles().size(),
                            "item",
                                    IntStream.rangeClosed(1, issue.articles().size())
                                            .mapToObj(i -> Map.of("idx", i, "article_url", json.url(issue.pageId(), i)))
                                            .toList()));
        }
        boolean failed = issue.status() >= 2 && issue.status() < Issue.DELETED;
        answer.put("fail_idx", failed ? List.of(1) : List.of());
        return answer;
    }

    @PostMapping("/delete")
    Map<String, Object> delete(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        Issue issue = issues.byArticle(appId, fields.text("article_id"));
        if (!issues.remove(issue, fields.number("index", 0))) {
            throw new ApiFailure(40114, "invalid index value");
        }
        return ApiSuccess.OK;
    }

    @PostMapping("/getarticle")
    Map<String, Object> article(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        return content(issues.byArticle(appId, Fields.of(body).text("article_id")));
    }

    @PostMapping("/batchget")
    Map<String, Object> page(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        List<Issue> all = issues.published(caller.check(token, SETS)).stream()
                .filter(issue -> issue.status() == Issue.DONE)
                .toList();
        Fields fields = Fields.of(body);
        boolean whole = fields.number("no_content", 0) != 1;
        List<Map<String, Object>> items = all.stream()
                .skip(DraftController.offset(fields))
                .limit(DraftController.count(fields))
                .map(issue -> item(issue, whole))
                .toList();
        return Map.of("total_count", all.size(), "item_count", items.size(), "item", items);
    }

    private Map<String, Object> item(Issue issue, boolean whole) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("article_id", issue.pageId());
        if (whole) {
            item.put("content", content(issue));
        }
        item.put("update_time", issue.at().getEpochSecond());
        return item;
    }

    private Map<String, Object> content(Issue issue) {
        return Map.of(
                "news_item", json.of(issue),
                "create_time", issue.at().getEpochSecond(),
                "update_time", issue.at().getEpochSecond());
    }
}
