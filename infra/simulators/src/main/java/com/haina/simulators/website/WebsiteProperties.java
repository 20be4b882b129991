package com.haina.simulators.website;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The website application (网站应用) as registered with WeChat.
 *
 * @param redirectDomain 授权回调域, empty to accept any
 * @param redirectWhenDenied whether a refusal sends the browser back without a code; the documents of different years
 *     disagree, today's say it stays
 */
@Validated
@ConfigurationProperties("haina.simulators.website")
record WebsiteProperties(
        @Pattern(regexp = "wx[0-9a-f]{16}") @NotNull String appId,
        @NotBlank String appSecret,
        @NotBlank String name,
        @NotNull String redirectDomain,
        boolean redirectWhenDenied) {

    @Override
    public String toString() {
        return "WebsiteProperties[" + appId + "]";
    }
}
