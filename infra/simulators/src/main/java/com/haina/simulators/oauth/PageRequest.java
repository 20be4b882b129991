package com.haina.simulators.oauth;

import java.util.Map;

/** What a page's link asks for. */
public record PageRequest(
        String appId, String componentAppId, String redirectUri, String responseType, String scope, String state) {

    public static PageRequest of(Map<String, String> query) {
        return new PageRequest(
                query.getOrDefault("appid", ""),
                query.getOrDefault("component_appid", ""),
                query.getOrDefault("redirect_uri", ""),
                query.getOrDefault("response_type", ""),
                query.getOrDefault("scope", ""),
                query.getOrDefault("state", ""));
    }
}
