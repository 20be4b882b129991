package com.haina.simulators.articles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ApiSuccess;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;

/** Drafts of articles. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/draft")
class DraftController {

    private static final int[] SETS = {11, 100};
    private static final int LONGEST_PAGE = 20;

    private final AccountCaller caller;
    private final Drafts drafts;
    private final ArticleRules rules;
    private final ArticlePictures pictures;
    private final ArticleJson json;

    DraftController(
            AccountCaller caller, Drafts drafts, ArticleRules rules, ArticlePictures pictures, ArticleJson json) {
        this.caller = caller;
        this.drafts = drafts;
        this.rules = rules;
        this.pictures = pictures;
        this.json = json;
    }

    @PostMapping("/add")
    Map<String, Object> add(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        var articles = Fields.of(body).at("articles");
        rules.checkAll(appId, articles);
        return Map.of(
                "media_id",
                drafts.add(appId, articles.valueStream().map(pictures::filtered).toList())
                        .mediaId());
    }

    @PostMapping("/get")
    Map<String, Object> get(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        return content(drafts.get(appId, id(Fields.of(body))));
    }

    @PostMapping("/update")
    Map<String, Object> update(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        drafts.get(appId, id(fields));
        if (!fields.at("articles").isObject()) {
            throw new ApiFailure(44003, "empty news data");
        }
        rules.check(appId, fields.at("articles"));
        drafts.update(appId, id(fields), fields.number("index", 0), pictures.filtered(fields.at("articles")));
        return ApiSuccess.OK;
    }

    @PostMapping("/delete")
    Map<String, Object> delete(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        drafts.remove(drafts.get(caller.check(token, SETS), id(Fields.of(body))));
        return ApiSuccess.OK;
    }

    @RequestMapping(
            path = "/count",
            method = {RequestMethod.GET, RequestMethod.POST})
    Map<String, Object> count(@RequestParam(name = "access_token", defaultValue = "") String token) {
        return Map.of("total_count", drafts.of(caller.check(token, SETS)).size());
    }

    @PostMapping("/batchget")
    Map<String, Object> page(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        List<Draft> all = drafts.of(caller.check(token, SETS));
        Fields fields = Fields.of(body);
        boolean whole = fields.number("no_content", 0) != 1;
        List<Map<String, Object>> items = all.stream()
                .skip(offset(fields))
                .limit(count(fields))
                .map(draft -> item(draft, whole))
                .toList();
        return Map.of("total_count", all.size(), "item_count", items.size(), "item", items);
    }

    /** @throws ApiFailure 40097 for less than nothing */
    static int offset(Fields fields) {
        int offset = fields.number("offset", 0);
        if (offset < 0) {
            throw new ApiFailure(40097, "invalid args: offset");
        }
        return offset;
    }

    /** @throws ApiFailure 40097 for none or more than twenty */
    static int count(Fields fields) {
        int count = fields.number("count", LONGEST_PAGE);
        if (count < 1 || count > LONGEST_PAGE) {
            throw new ApiFailure(40097, "invalid args: count");
        }
        return count;
    }

    private Map<String, Object> item(Draft draft, boolean whole) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("media_id", draft.mediaId());
        if (whole) {
            item.put("content", content(draft));
        }
        item.put("update_time", draft.updated().getEpochSecond());
        return item;
    }

    private Map<String, Object> content(Draft draft) {
        return Map.of(
                "news_item", json.of(draft),
                "create_time", draft.created().getEpochSecond(),
                "update_time", draft.updated().getEpochSecond());
    }

    private static String id(Fields fields) {
        String id = fields.text("media_id");
        if (id.isEmpty()) {
            throw new ApiFailure(41006, "media_id missing");
        }
        return id;
    }
}
