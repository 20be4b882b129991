package com.haina.simulators.templates;

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

/** An account's industry and templates. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/template")
class TemplateController {

    static final int[] SETS = {7, 100, 101};

    private static final Map<String, String> NONE = Map.of("first_class", "房地产", "second_class", "物业");

    private final AccountCaller caller;
    private final Templates templates;
    private final Industries industries;

    TemplateController(AccountCaller caller, Templates templates, Industries industries) {
        this.caller = caller;
        this.templates = templates;
        this.industries = industries;
    }

    @PostMapping("/api_set_industry")
    Map<String, Object> setIndustry(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        String primary = checked(fields.text("industry_id1"));
        industries.set(new Industries.Industry(appId, primary, checked(fields.text("industry_id2"))));
        return ApiSuccess.OK;
    }

    @GetMapping("/get_industry")
    Map<String, Object> industryNow(@RequestParam(name = "access_token", defaultValue = "") String token) {
        String appId = caller.check(token, SETS);
        return industries
                .find(appId)
                .<Map<String, Object>>map(chosen -> Map.of(
                        "primary_industry", words(chosen.primary()), "secondary_industry", words(chosen.secondary())))
                .orElse(Map.of("primary_industry", NONE, "secondary_industry", NONE));
    }

    @PostMapping("/api_add_template")
    Map<String, Object> add(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        List<String> names = fields.at("keyword_name_list")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        Template template = templates.add(appId, Library.choose(fields.text("template_id_short"), names));
        return Map.of("errcode", 0, "errmsg", "ok", "template_id", template.templateId());
    }

    @GetMapping("/get_all_private_template")
    Map<String, Object> all(@RequestParam(name = "access_token", defaultValue = "") String token) {
        return Map.of(
                "template_list",
                templates.of(caller.check(token, SETS)).stream()
                        .map(template -> Map.of(
                                "template_id", template.templateId(),
                                "title", template.title(),
                                "primary_industry", "房地产",
                                "deputy_industry", "物业",
                                "content", template.content(),
                                "example", template.example()))
                        .toList());
    }

    @PostMapping("/del_private_template")
    Map<String, Object> remove(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        templates.remove(caller.check(token, SETS), Fields.of(body).text("template_id"));
        return ApiSuccess.OK;
    }

    private static String checked(String id) {
        if (!id.matches("[1-9]\\d?")) {
            throw new ApiFailure(40102, "invalid industry id");
        }
        return id;
    }

    private static Map<String, String> words(String id) {
        return id.equals("28") ? NONE : Map.of("first_class", "行业", "second_class", id);
    }
}
