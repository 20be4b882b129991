package com.haina.simulators.openplatform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.hosts.PublicAddress;
import com.haina.simulators.hosts.VirtualHost;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** The component's calls about accounts that have authorized it. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/component")
class AuthorizerController {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "location_report", List.of("0", "1", "2"),
            "voice_recognize", List.of("0", "1"),
            "customer_service", List.of("0", "1"));

    private final Authorizations authorizations;
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final ComponentCaller caller;
    private final Switches switches;
    private final PublicAddress address;

    AuthorizerController(
            Authorizations authorizations,
            Accounts accounts,
            AccessTokens tokens,
            ComponentCaller caller,
            Switches switches,
            PublicAddress address) {
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.tokens = tokens;
        this.caller = caller;
        this.switches = switches;
        this.address = address;
    }

    @PostMapping("/api_authorizer_token")
    Map<String, Object> token(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        Fields fields = Fields.of(body);
        caller.check(query, fields);
        Authorization authorization = authorizations.refresh(
                fields.text("authorizer_appid"),
                fields.text("authorizer_refresh_token"),
                switches.now().rotateRefreshTokens());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "authorizer_access_token",
                tokens.issue(TokenKind.AUTHORIZER, authorization.appId()).value());
        answer.put("expires_in", AccessTokens.LIFETIME);
        answer.put("authorizer_refresh_token", authorization.refreshToken());
        return answer;
    }

    @PostMapping("/api_get_authorizer_info")
    Map<String, Object> info(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        Fields fields = Fields.of(body);
        caller.check(query, fields);
        Authorization authorization = authorizations.require(fields.text("authorizer_appid"));
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("authorizer_appid", authorization.appId());
        given.put("authorizer_refresh_token", authorization.refreshToken());
        given.put("func_info", ComponentController.functions(authorization));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("authorizer_info", profile(accounts.get(authorization.appId())));
        answer.put("authorization_info", given);
        return answer;
    }

    @PostMapping("/api_get_authorizer_list")
    Map<String, Object> list(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        Fields fields = Fields.of(body);
        caller.check(query, fields);
        List<Authorization> all = authorizations.all();
        List<Map<String, Object>> page = all.stream()
                .skip(Math.max(fields.number("offset", 0), 0))
                .limit(Math.clamp(fields.number("count", 100), 0, 500))
                .map(AuthorizerController::entry)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total_count", all.size());
        answer.put("list", page);
        return answer;
    }

    @PostMapping({"/get_authorizer_option", "/api_get_authorizer_option"})
    Map<String, Object> option(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        Fields fields = Fields.of(body);
        Authorization authorization = authorizations.require(optionOwner(query, fields));
        String name = fields.text("option_name");
        if (!OPTIONS.containsKey(name)) {
            throw new ApiFailure(61012, "invalid option name");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("authorizer_appid", authorization.appId());
        answer.put("option_name", name);
        answer.put(
                "option_value",
                authorization.options().stream()
                        .filter(option -> option.name().equals(name))
                        .map(Authorization.Option::value)
                        .findFirst()
                        .orElse("0"));
        return answer;
    }

    @PostMapping({"/set_authorizer_option", "/api_set_authorizer_option"})
    Map<String, Object> setOption(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        Fields fields = Fields.of(body);
        String appId = optionOwner(query, fields);
        String name = fields.text("option_name");
        if (!OPTIONS.containsKey(name)) {
            throw new ApiFailure(61012, "invalid option name");
        }
        if (!OPTIONS.getOrDefault(name, List.of()).contains(fields.text("option_value"))) {
            throw new ApiFailure(61013, "invalid option value");
        }
        authorizations.setOption(appId, name, fields.text("option_value"));
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    /** The two documentations disagree on the token, the SDK sends the account's: either will do. */
    private String optionOwner(Map<String, String> query, Fields fields) {
        String token = query.getOrDefault("access_token", "");
        if (tokens.is(TokenKind.AUTHORIZER, token)) {
            return tokens.require(TokenKind.AUTHORIZER, token);
        }
        caller.check(query, fields);
        return fields.text("authorizer_appid");
    }

    private Map<String, Object> profile(Account account) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("nick_name", account.name());
        info.put("head_img", address.of(VirtualHost.AVATARS, "/mmopen/" + account.appId() + "/0"));
        info.put(
                "service_type_info",
                Map.of("id", account.kind().id(), "name", account.kind().label()));
        info.put(
                "verify_type_info",
                Map.of("id", account.verified() ? 0 : -1, "name", account.verified() ? "微信认证" : "未认证"));
        info.put("user_name", account.userName());
        info.put("alias", account.alias());
        info.put("qrcode_url", address.of(VirtualHost.MEDIA, "/mmbiz_qr/" + account.appId() + "/0"));
        info.put(
                "business_info",
                Map.of("open_store", 0, "open_scan", 0, "open_pay", 0, "open_card", 0, "open_shake", 0));
        info.put("idc", 1);
        info.put("principal_name", account.principal());
        info.put("signature", account.signature());
        info.put("account_status", 1);
        info.put("register_type", 0);
        info.put("basic_config", Map.of("is_phone_configured", true, "is_email_configured", true));
        return info;
    }

    private static Map<String, Object> entry(Authorization authorization) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("authorizer_appid", authorization.appId());
        entry.put("refresh_token", authorization.refreshToken());
        entry.put("auth_time", authorization.authorizedAt().getEpochSecond());
        return entry;
    }
}
