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

import com.haina.simulators.hosts.Fields;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** The component's own calls: ticket, token, pre-auth code, exchange of the authorization code. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/component")
class ComponentController {

    private final ComponentProperties component;
    private final Tickets tickets;
    private final TicketPush ticketPush;
    private final AccessTokens tokens;
    private final PreAuthCodes preAuthCodes;
    private final Authorizations authorizations;
    private final ComponentCaller caller;

    ComponentController(
            ComponentProperties component,
            Tickets tickets,
            TicketPush ticketPush,
            AccessTokens tokens,
            PreAuthCodes preAuthCodes,
            Authorizations authorizations,
            ComponentCaller caller) {
        this.component = component;
        this.tickets = tickets;
        this.ticketPush = ticketPush;
        this.tokens = tokens;
        this.preAuthCodes = preAuthCodes;
        this.authorizations = authorizations;
        this.caller = caller;
    }

    @PostMapping("/api_start_push_ticket")
    Map<String, Object> startPushTicket(@RequestBody(required = false) @Nullable String body) {
        Fields fields = Fields.of(body);
        caller.checkSecret(fields, fields.text("component_secret"));
        ticketPush.pushNow();
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    @PostMapping("/api_component_token")
    Map<String, Object> token(@RequestBody(required = false) @Nullable String body) {
        Fields fields = Fields.of(body);
        caller.checkSecret(fields, fields.text("component_appsecret"));
        tickets.check(fields.text("component_verify_ticket"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "component_access_token",
                tokens.issue(TokenKind.COMPONENT, component.appId()).value());
        answer.put("expires_in", AccessTokens.LIFETIME);
        return answer;
    }

    @PostMapping("/api_create_preauthcode")
    Map<String, Object> preAuthCode(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        caller.check(query, Fields.of(body));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("pre_auth_code", preAuthCodes.issue().value());
        answer.put("expires_in", PreAuthCodes.LIFETIME);
        return answer;
    }

    @PostMapping("/api_query_auth")
    Map<String, Object> queryAuth(
            @RequestBody(required = false) @Nullable String body, @RequestParam Map<String, String> query) {
        Fields fields = Fields.of(body);
        caller.check(query, fields);
        Authorization authorization = authorizations.redeem(fields.text("authorization_code"));
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("authorizer_appid", authorization.appId());
        info.put(
                "authorizer_access_token",
                tokens.issue(TokenKind.AUTHORIZER, authorization.appId()).value());
        info.put("expires_in", AccessTokens.LIFETIME);
        info.put("authorizer_refresh_token", authorization.refreshToken());
        info.put("func_info", functions(authorization));
        return Map.of("authorization_info", info);
    }

    static List<Map<String, Object>> functions(Authorization authorization) {
        return authorization.functions().stream()
                .map(id -> Map.<String, Object>of("funcscope_category", Map.of("id", id)))
                .toList();
    }
}
