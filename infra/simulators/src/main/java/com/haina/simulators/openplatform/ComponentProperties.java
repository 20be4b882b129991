package com.haina.simulators.openplatform;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

import com.haina.simulators.callbacks.CallbackTarget;
import com.haina.simulators.mp.Account;

/**
 * The third-party platform as it would be registered in WeChat's own console.
 *
 * @param name shown to whoever authorizes
 * @param previousAesKey the key before the last change, empty when there is none
 * @param callbackUrl 授权事件接收 URL
 * @param messageUrl 消息与事件接收 URL; {@code $APPID$} in it stands for the account's app id
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

        @Pattern(regexp = "https?://.*\\$APPID\\$.*") @NotNull
        String messageUrl,

        @NotNull String launchDomain,
        @NotNull Duration ticketEvery,
        @NotNull Duration ticketRetry) {

    CallbackTarget target() {
        return new CallbackTarget(callbackUrl, token, aesKey, previousAesKey, appId, CallbackTarget.Style.WECHAT_EVENT);
    }

    CallbackTarget messagesOf(Account account) {
        return new CallbackTarget(
                URI.create(messageUrl.replace("$APPID$", account.appId())),
                token,
                aesKey,
                previousAesKey,
                appId,
                CallbackTarget.Style.WECHAT_MESSAGE,
                account.appId(),
                account.userName(),
                "");
    }

    /** 网页开发域名: the host that messages go to. */
    String webDomain() {
        return URI.create(messageUrl.replace("$APPID$", "x")).getHost();
    }

    @Override
    public String toString() {
        return "ComponentProperties[" + appId + "]";
    }
}
