package com.haina.auth.browser;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Requests that a cookie gives power to, and that change something, must come from the platform's own pages. Browsers say so in
 * Sec-Fetch-Site, older ones in Origin; without either it is no browser, and has no cookie that it was not given.
 */
@Component
class SameOrigin implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final PublicProperties properties;

    SameOrigin(PublicProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/api/auth/v1/onboardings/**",
                        "/api/auth/v1/sign-ins/**",
                        "/api/auth/v1/invitations/**",
                        "/api/auth/v1/session-refreshes",
                        "/api/auth/v1/sign-outs",
                        "/api/auth/v1/follower-tokens",
                        "/api/auth/v1/sms-codes");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!SAFE.contains(request.getMethod()) && !fromHere(request)) {
            throw new ForeignOrigin();
        }
        return true;
    }

    private boolean fromHere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return origin == null || origin.equals(properties.origin());
    }
}
