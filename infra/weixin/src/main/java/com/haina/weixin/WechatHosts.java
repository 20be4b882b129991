package com.haina.weixin;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Sends every address that the SDK has written into its code to where WeChat is configured to be. */
public class WechatHosts {

    private final Map<String, URI> bases;

    /** The hosts as configured. */
    public WechatHosts(WechatProperties properties) {
        this.bases = Map.of(
                "api.weixin.qq.com", properties.apiUrl(),
                "mp.weixin.qq.com", properties.mpUrl(),
                "open.weixin.qq.com", properties.openUrl());
    }

    /** The configured address in place of a host of WeChat's, or null for any other host. */
    public @Nullable URI base(String host) {
        return bases.get(host);
    }

    /** A link for a browser, led to the configured place; everything behind the host stays as it is. */
    public String link(String url) {
        URI uri = URI.create(url);
        URI base = base(uri.getHost());
        if (base == null) {
            throw new IllegalArgumentException("not an address of WeChat's: " + uri.getHost());
        }
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return withoutSlash(base.toString()) + url.substring(origin.length());
    }

    /** The path prefix of a base, without a slash at its end. */
    public static String prefix(URI base) {
        return withoutSlash(base.getRawPath() == null ? "" : base.getRawPath());
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
