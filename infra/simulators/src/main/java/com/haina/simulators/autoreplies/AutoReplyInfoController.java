package com.haina.simulators.autoreplies;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.openplatform.AccountCaller;

/** Tells the platform which answers stand on WeChat's own site; there is no API that writes them. */
@RestController
class AutoReplyInfoController {

    private static final int[] SETS = {1, 3, 15};

    private final AccountCaller caller;
    private final AllSiteReplies all;

    AutoReplyInfoController(AccountCaller caller, AllSiteReplies all) {
        this.caller = caller;
        this.all = all;
    }

    @GetMapping("/api.weixin.qq.com/cgi-bin/get_current_autoreply_info")
    Map<String, Object> info(@RequestParam(name = "access_token", defaultValue = "") String token) {
        SiteReplies replies = all.of(caller.check(token, SETS));
        boolean onFollow = !replies.onFollow().isEmpty();
        boolean otherwise = !replies.otherwise().isEmpty();
        boolean rules = !replies.rules().isEmpty();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("is_add_friend_reply_open", onFollow ? 1 : 0);
        answer.put("is_autoreply_open", otherwise || rules ? 1 : 0);
        if (onFollow) {
            answer.put("add_friend_autoreply_info", text(replies.onFollow()));
        }
        if (otherwise) {
            answer.put("message_default_autoreply_info", text(replies.otherwise()));
        }
        if (rules) {
            answer.put(
                    "keyword_autoreply_info",
                    Map.of(
                            "list",
                            replies.rules().stream()
                                    .map(AutoReplyInfoController::rule)
                                    .toList()));
        }
        return answer;
    }

    private static Map<String, Object> rule(SiteReplies.Rule rule) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rule_name", rule.name());
        answer.put("create_time", rule.createdAt());
        answer.put("reply_mode", rule.all() ? "reply_all" : "random_one");
        answer.put(
                "keyword_list_info",
                rule.keywords().stream()
                        .map(keyword -> Map.of(
                                "type",
                                "text",
                                "match_mode",
                                keyword.exact() ? "equal" : "contain",
                                "content",
                                keyword.word()))
                        .toList());
        answer.put(
                "reply_list_info",
                rule.replies().stream().map(AutoReplyInfoController::text).toList());
        return answer;
    }

    private static Map<String, Object> text(String content) {
        return Map.of("type", "text", "content", content);
    }
}
