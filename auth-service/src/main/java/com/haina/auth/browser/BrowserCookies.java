package com.haina.auth.browser;

import java.time.Duration;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Cookies that scripts cannot read and other sites cannot send along with a form. */
@Component
public class BrowserCookies {

    private static final String PATH = "/api/auth/v1";

    private final PublicProperties properties;

    BrowserCookies(PublicProperties properties) {
        this.properties = properties;
    }

    /** A cookie for this service's addresses. Lax, not Strict: WeChat's pages lead back here by a link. */
    public String keep(String name, String value, Duration life) {
        return cookie(name, value, life);
    }

    /** Takes a cookie away. */
    public String drop(String name) {
        return cookie(name, "", Duration.ZERO);
    }

    private String cookie(String name, String value, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(properties.secure())
                .sameSite("Lax")
                .path(PATH)
                .maxAge(life)
                .build()
                .toString();
    }
}
