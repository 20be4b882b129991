package com.haina.simulators.openplatform;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

import com.haina.simulators.callbacks.CallbackTarget;

/**
 * The third-party platform as it would be registered in WeChat's own console.
 *
 * @param name shown to whoever authorizes
 * @param previousAesKey the key before the last change, empty when there is none
 * @param callbackUrl 授权事件接收 URL
 * @param launchDomain 授权发起页域名, empty to accept visitors from anywhere
 */
@Validated
@ConfigurationProperties("haina.simulators.component")
record ComponentProperties(
        @Pattern(regexp = "wx[0-9a-f]{16}") @NotNull String appId,
        @NotBlank String appSecret,
        @NotBlank String token,
        @Pattern(regexp = "[A-Za-z0-9]{43}") @NotNull String aesKey,
        @Pattern(regexp = "|[A-Za-z0-9]{43}") @NotNull String previousAesKey,
        @NotBlank String name,
        @NotNull URI callbackUrl,
        @NotNull String launchDomain,
        @NotNull Duration ticketEvery,
        @NotNull Duration ticketRetry) {

    CallbackTarget target() {
        return new CallbackTarget(callbackUrl, token, aesKey, previousAesKey, appId, CallbackTarget.Style.WECHAT_EVENT);
    }

    @Override
    public String toString() {
        return "ComponentProperties[" + appId + "]";
    }
}
