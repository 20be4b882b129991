package com.haina.simulators.openplatform;

import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** Checks that a call comes from the component. */
@Component
public final class ComponentCaller {

    private final ComponentProperties component;
    private final AccessTokens tokens;

    ComponentCaller(ComponentProperties component, AccessTokens tokens) {
        this.component = component;
        this.tokens = tokens;
    }

    /**
     * Accepts both names of the token: older pages and the SDK say component_access_token, newer ones access_token.
     *
     * @throws ApiFailure for a token that is missing, wrong or over, or another component's app id
     */
    public void check(Map<String, String> query, Fields fields) {
        check(query, fields.text("component_appid"));
    }

    /**
     * As above, for calls that say everything in the query.
     *
     * @param named the component_appid of the call
     */
    public void check(Map<String, String> query, String named) {
        String token = query.getOrDefault("component_access_token", query.getOrDefault("access_token", ""));
        String subject = tokens.require(TokenKind.COMPONENT, token);
        if (!named.isEmpty() && !named.equals(subject) || !subject.equals(component.appId())) {
            throw new ApiFailure(40013, "invalid appid");
        }
    }

    /**
     * Checks a call that is made with the component's secret and not with a token.
     *
     * @throws ApiFailure 40013 for another component's app id, 41004 without a secret, 40125 for a wrong one
     */
    public void checkSecret(Fields fields, String secret) {
        if (!fields.text("component_appid").equals(component.appId())) {
            throw new ApiFailure(40013, "invalid appid");
        }
        if (secret.isEmpty()) {
            throw new ApiFailure(41004, "appsecret missing");
        }
        if (!secret.equals(component.appSecret())) {
            throw new ApiFailure(40125, "invalid appsecret");
        }
    }

    /** The component's own app id. */
    public String appId() {
        return component.appId();
    }
}
