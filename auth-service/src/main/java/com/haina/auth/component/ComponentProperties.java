package com.haina.auth.component;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The platform's registration as a third-party component.
 *
 * @param token signature token of the callbacks
 * @param aesKey EncodingAESKey of the callbacks, 43 characters
 * @param previousAesKey the key before a change, while pushes with it may still arrive; or empty
 * @param callbackWindow how far a push's time may be from ours
 * @param ticketLife how long WeChat takes a ticket
 */
@Validated
@ConfigurationProperties("haina.auth.component")
public record ComponentProperties(
        @NotBlank String appId,
        @NotBlank String appSecret,
        @NotBlank String token,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9+/]{43}") String aesKey,

        @DefaultValue("") @Pattern(regexp = "([A-Za-z0-9+/]{43})?")
        String previousAesKey,

        @DefaultValue("10m") Duration callbackWindow,
        @DefaultValue("12h") Duration ticketLife) {

    @Override
    public String toString() {
        return "ComponentProperties[appId=" + appId + "]";
    }
}
