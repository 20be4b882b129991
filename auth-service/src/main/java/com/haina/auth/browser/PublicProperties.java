package com.haina.auth.browser;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How people reach the platform.
 *
 * @param publicUrl the gateway's address as browsers and WeChat see it
 */
@Validated
@ConfigurationProperties("haina.auth")
public record PublicProperties(@NotNull URI publicUrl) {

    /** An address of the platform for a browser; the path begins with a slash. */
    public String address(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Scheme, host and port as a browser writes them into the Origin header. */
    String origin() {
        return publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }
}
