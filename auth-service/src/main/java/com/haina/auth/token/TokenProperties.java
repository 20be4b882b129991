package com.haina.auth.token;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tokens and the keys that sign them.
 *
 * @param accessTokenLife how long an operator's access token is good: as long as a change of roles may take to work everywhere
 * @param serviceTokenLife how long a service's access token is good
 * @param followerTokenLife how long the token of somebody who came from WeChat is good; the page fetches another without a question
 * @param keyPeriod how long one key signs
 * @param serviceClients {@code name=secret,name=secret}
 */
@Validated
@ConfigurationProperties("haina.auth.token")
public record TokenProperties(
        @DefaultValue("10m") Duration accessTokenLife,
        @DefaultValue("10m") Duration serviceTokenLife,
        @DefaultValue("30m") Duration followerTokenLife,
        @DefaultValue("30d") Duration keyPeriod,
        @DefaultValue("") String serviceClients) {

    @Override
    public String toString() {
        return "TokenProperties[accessTokenLife=" + accessTokenLife + ", keyPeriod=" + keyPeriod + "]";
    }
}
