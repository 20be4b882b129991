package com.haina.simulators.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ApiSuccess;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;

import tools.jackson.databind.JsonNode;

/** 用户管理: the list of followers, what is told of each, remarks. Names and pictures are not told since 2021. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/user")
class UserController {

    static final int[] SETS = {2, 100};

    private static final int BATCH = 100;
    private static final int LONGEST_REMARK = 30;

    private final AccountCaller caller;
    private final Fans fans;
    private final Notes notes;
    private final Tags tags;
    private final OpenIds openIds;

    UserController(AccountCaller caller, Fans fans, Notes notes, Tags tags, OpenIds openIds) {
        this.caller = caller;
        this.fans = fans;
        this.notes = notes;
        this.tags = tags;
        this.openIds = openIds;
    }

    @GetMapping("/get")
    Map<String, Object> list(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(name = "next_openid", defaultValue = "") String last) {
        String appId = caller.check(token, SETS);
        if (!last.isEmpty()) {
            openIds.of(appId, last);
        }
        return FanPages.after(fans.all(appId).stream().map(Fan::openId).toList(), last, FanPages.SIZE, true);
    }

    @GetMapping("/info")
    Map<String, Object> info(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String openid) {
        String appId = caller.check(token, SETS);
        return describe(appId, openIds.of(appId, openid));
    }

    @PostMapping("/info/batchget")
    Map<String, Object> infos(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        JsonNode asked = Fields.of(body).at("user_list");
        if (!asked.isArray()) {
            throw new ApiFailure(40031, "invalid openid list");
        }
        if (asked.isEmpty() || asked.size() > BATCH) {
            throw new ApiFailure(40032, "invalid openid list size");
        }
        return Map.of(
                "user_info_list",
                asked.valueStream()
                        .map(one -> describe(
                                appId, openIds.of(appId, one.path("openid").asString(""))))
                        .toList());
    }

    @PostMapping("/info/updateremark")
    Map<String, Object> remark(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        String openId = openIds.of(appId, fields.text("openid"));
        String remark = fields.text("remark");
        if (remark.codePointCount(0, remark.length()) >= LONGEST_REMARK) {
            throw new ApiFailure(47003, "argument invalid! remark too long");
        }
        notes.change(appId, List.of(openId), note -> note.remarked(remark));
        return ApiSuccess.OK;
    }

    /** Who bears a tag. */
    @PostMapping("/tag/get")
    Map<String, Object> tagged(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        int tag = tags.get(appId, fields.number("tagid", -1)).id();
        List<String> bearers = fans.all(appId).stream()
                .map(Fan::openId)
                .filter(openId -> notes.tags(appId, openId).contains(tag))
                .toList();
        return FanPages.after(bearers, fields.text("next_openid"), FanPages.SIZE, false);
    }

    private Map<String, Object> describe(String appId, String openId) {
        Fan fan = fans.find(appId, openId).orElse(null);
        if (fan == null) {
            return Map.of("subscribe", 0, "openid", openId);
        }
        Note note = notes.of(appId, openId);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("subscribe", 1);
        answer.put("openid", openId);
        answer.put("nickname", "");
        answer.put("sex", 0);
        answer.put("language", "zh_CN");
        answer.put("city", "");
        answer.put("province", "");
        answer.put("country", "");
        answer.put("headimgurl", "");
        answer.put("subscribe_time", fan.since().getEpochSecond());
        answer.put("remark", note.remark());
        answer.put("groupid", note.tags().isEmpty() ? 0 : note.tags().getFirst());
        answer.put("tagid_list", note.tags());
        answer.put("subscribe_scene", fan.scene());
        answer.put("qr_scene", fan.qrScene());
        answer.put("qr_scene_str", fan.qrSceneStr());
        return answer;
    }
}
