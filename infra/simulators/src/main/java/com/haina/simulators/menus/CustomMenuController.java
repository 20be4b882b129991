package com.haina.simulators.menus;

import java.util.LinkedHashMap;
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
import com.haina.simulators.users.OpenIds;
import com.haina.simulators.users.Tags;

import tools.jackson.databind.JsonNode;

/** The menu APIs. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin")
class CustomMenuController {

    private static final int[] SETS = {15};

    private final AccountCaller caller;
    private final CustomMenus menus;
    private final MenuRules rules;
    private final PhoneMenus phones;
    private final OpenIds openIds;
    private final Tags tags;

    CustomMenuController(
            AccountCaller caller, CustomMenus menus, MenuRules rules, PhoneMenus phones, OpenIds openIds, Tags tags) {
        this.caller = caller;
        this.menus = menus;
        this.rules = rules;
        this.phones = phones;
        this.openIds = openIds;
        this.tags = tags;
    }

    @PostMapping("/menu/create")
    Map<String, Object> create(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        JsonNode button = Fields.of(body).at("button");
        rules.check(appId, button);
        menus.set(appId, button);
        return ApiSuccess.OK;
    }

    @GetMapping("/menu/get")
    Map<String, Object> get(@RequestParam(name = "access_token", defaultValue = "") String token) {
        CustomMenu menu =
                menus.find(caller.check(token, SETS)).orElseThrow(() -> new ApiFailure(46003, "menu no exist"));
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> everybody = new LinkedHashMap<>();
        everybody.put("button", MenuJson.whole(menu.button()));
        if (!menu.conditional().isEmpty()) {
            everybody.put("menuid", menu.menuId());
            answer.put(
                    "conditionalmenu",
                    menu.conditional().stream()
                            .map(one -> Map.of(
                                    "button", MenuJson.whole(one.button()),
                                    "matchrule", rule(one),
                                    "menuid", one.menuId()))
                            .toList());
        }
        answer.put("menu", everybody);
        return answer;
    }

    @GetMapping("/menu/delete")
    Map<String, Object> delete(@RequestParam(name = "access_token", defaultValue = "") String token) {
        menus.remove(caller.check(token, SETS));
        return ApiSuccess.OK;
    }

    @GetMapping("/get_current_selfmenu_info")
    Map<String, Object> current(@RequestParam(name = "access_token", defaultValue = "") String token) {
        return menus.find(caller.check(token, SETS))
                .map(menu -> Map.<String, Object>of(
                        "is_menu_open", 1, "selfmenu_info", Map.of("button", MenuJson.wrapped(menu.button()))))
                .orElse(Map.of("is_menu_open", 0));
    }

    @PostMapping("/menu/addconditional")
    Map<String, Object> addConditional(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        JsonNode button = fields.at("button");
        JsonNode rule = fields.at("matchrule");
        rules.check(appId, button);
        rules.checkConditional(rule, button);
        String tag = rule.path("tag_id").asString("");
        if (!tag.isEmpty()) {
            tags.get(appId, tag.matches("\\d{1,9}") ? Integer.parseInt(tag) : -1);
        }
        long id =
                menus.add(appId, button, tag, rule.path("client_platform_type").asString(""));
        return Map.of("menuid", Long.toString(id));
    }

    @PostMapping("/menu/delconditional")
    Map<String, Object> deleteConditional(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        menus.remove(caller.check(token, SETS), Fields.of(body).text("menuid"));
        return ApiSuccess.OK;
    }

    /** The documents show the buttons alone, copies of them and the SDK inside of a menu: both are answered. */
    @PostMapping("/menu/trymatch")
    Map<String, Object> match(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        String openId = openIds.of(appId, Fields.of(body).text("user_id"));
        JsonNode buttons = phones.matched(appId, openId)
                .or(() -> menus.find(appId).map(CustomMenu::button))
                .map(MenuJson::whole)
                .orElseThrow(() -> new ApiFailure(46003, "menu no exist"));
        return Map.of("button", buttons, "menu", Map.of("button", buttons));
    }

    private static Map<String, String> rule(CustomMenu.Conditional one) {
        Map<String, String> rule = new LinkedHashMap<>();
        if (!one.tagId().isEmpty()) {
            rule.put("group_id", one.tagId());
            rule.put("tag_id", one.tagId());
        }
        if (!one.platform().isEmpty()) {
            rule.put("client_platform_type", one.platform());
        }
        return rule;
    }
}
