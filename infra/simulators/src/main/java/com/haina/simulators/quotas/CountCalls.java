package com.haina.simulators.quotas;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

import com.haina.simulators.hosts.VirtualHost;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** Counts what is called with an account's token, and with the component's for itself. The tools about quotas cost none, or nobody could clear one that is used up. */
@Component
class CountCalls implements HandlerInterceptor, WebMvcConfigurer {

    private static final String HOST = "/" + VirtualHost.WECHAT_API.hostName();
    private static final Set<String> FREE = Set.of(
            "/cgi-bin/clear_quota",
            "/cgi-bin/component/clear_quota",
            "/cgi-bin/openapi/quota/get",
            "/cgi-bin/openapi/rid/get");

    private static final List<TokenKind> KINDS = List.of(TokenKind.AUTHORIZER, TokenKind.COMPONENT);

    private final AccessTokens tokens;
    private final Quotas quotas;

    CountCalls(AccessTokens tokens, Quotas quotas) {
        this.tokens = tokens;
        this.quotas = quotas;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(HOST + "/cgi-bin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI().substring(HOST.length());
        String named = query(request, "component_access_token");
        String token = named == null ? query(request, "access_token") : named;
        if (token != null && !FREE.contains(path)) {
            // A wrong token is the controller's to judge.
            KINDS.stream()
                    .filter(kind -> tokens.is(kind, token))
                    .findFirst()
                    .ifPresent(kind -> quotas.count(tokens.require(kind, token), path));
        }
        return true;
    }

    /** Read here, since asking the server for a parameter makes it take a body that is sent as a form's for more of them. */
    private static @Nullable String query(HttpServletRequest request, String name) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(name);
    }
}
