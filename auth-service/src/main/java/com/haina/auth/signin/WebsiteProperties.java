package com.haina.auth.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The website application (网站应用) for signing in by scan.
 *
 * @param appId without one, scanning is not offered
 */
@ConfigurationProperties("haina.auth.website")
public record WebsiteProperties(
        @DefaultValue("") String appId, @DefaultValue("") String appSecret) {

    @Override
    public String toString() {
        return "WebsiteProperties[appId=" + appId + "]";
    }
}
