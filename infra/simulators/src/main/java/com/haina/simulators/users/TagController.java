package com.haina.simulators.users;

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

/** Tags and the blacklist. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/tags")
class TagController {

    private static final int BATCH = 50;
    private static final int BLOCK_BATCH = 20;
    private static final int MOST_PER_FAN = 20;
    private static final int MOST_TO_DELETE = 100_000;

    private final AccountCaller caller;
    private final Tags tags;
    private final Notes notes;
    private final Fans fans;
    private final OpenIds openIds;

    TagController(AccountCaller caller, Tags tags, Notes notes, Fans fans, OpenIds openIds) {
        this.caller = caller;
        this.tags = tags;
        this.notes = notes;
        this.fans = fans;
        this.openIds = openIds;
    }

    @PostMapping("/create")
    Map<String, Object> create(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        Tag tag = tags.create(appId, Fields.of(body).at("tag").path("name").asString(""));
        return Map.of("tag", Map.of("id", tag.id(), "name", tag.name()));
    }

    @GetMapping("/get")
    Map<String, Object> all(@RequestParam(name = "access_token", defaultValue = "") String token) {
        String appId = caller.check(token, UserController.SETS);
        List<Fan> all = fans.all(appId);
        return Map.of(
                "tags",
                tags.of(appId).stream()
                        .map(tag -> Map.of("id", tag.id(), "name", tag.name(), "count", bearers(appId, all, tag.id())))
                        .toList());
    }

    @PostMapping("/update")
    Map<String, Object> rename(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        JsonNode tag = Fields.of(body).at("tag");
        tags.rename(appId, tag.path("id").asInt(-1), tag.path("name").asString(""));
        return ApiSuccess.OK;
    }

    @PostMapping("/delete")
    Map<String, Object> delete(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        int id = tags.changeable(appId, Fields.of(body).at("tag").path("id").asInt(-1))
                .id();
        if (bearers(appId, fans.all(appId), id) > MOST_TO_DELETE) {
            throw new ApiFailure(45057, "can't delete the tag that has too many fans");
        }
        tags.remove(appId, id);
        notes.forget(appId, id);
        return ApiSuccess.OK;
    }

    @PostMapping("/getidlist")
    Map<String, Object> of(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        return Map.of(
                "tagid_list",
                notes.tags(appId, openIds.of(appId, Fields.of(body).text("openid"))));
    }

    @PostMapping("/members/batchtagging")
    Map<String, Object> tag(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        Fields fields = Fields.of(body);
        List<String> whom = openIds.of(appId, fields.at("openid_list"), BATCH);
        int tag = tags.get(appId, fields.number("tagid", -1)).id();
        for (String openId : whom) {
            List<Integer> worn = notes.tags(appId, openId);
            if (!worn.contains(tag) && worn.size() >= MOST_PER_FAN) {
                throw new ApiFailure(45059, "has tagged too many tags");
            }
        }
        notes.change(appId, whom, note -> note.tagged(tag));
        return ApiSuccess.OK;
    }

    @PostMapping("/members/batchuntagging")
    Map<String, Object> untag(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        Fields fields = Fields.of(body);
        List<String> whom = openIds.of(appId, fields.at("openid_list"), BATCH);
        int tag = tags.get(appId, fields.number("tagid", -1)).id();
        notes.change(appId, whom, note -> note.untagged(tag));
        return ApiSuccess.OK;
    }

    @PostMapping("/members/getblacklist")
    Map<String, Object> blocked(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, UserController.SETS);
        List<String> blocked = fans.all(appId).stream()
                .map(Fan::openId)
                .filter(openId -> notes.of(appId, openId).blocked())
                .toList();
        return FanPages.after(blocked, Fields.of(body).text("begin_openid"), FanPages.SIZE, true);
    }

    @PostMapping("/members/batchblacklist")
    Map<String, Object> block(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        return block(token, body, true);
    }

    @PostMapping("/members/batchunblacklist")
    Map<String, Object> unblock(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        return block(token, body, false);
    }

    private Map<String, Object> block(String token, @Nullable String body, boolean now) {
        String appId = caller.check(token, UserController.SETS);
        List<String> whom = openIds.of(appId, Fields.of(body).at("openid_list"), BLOCK_BATCH);
        notes.change(appId, whom, note -> note.blocked(now));
        return ApiSuccess.OK;
    }

    private long bearers(String appId, List<Fan> all, int tag) {
        return all.stream()
                .filter(fan -> notes.tags(appId, fan.openId()).contains(tag))
                .count();
    }
}
