package com.haina.wechat.callback;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How callbacks are secured and answered. All accounts share the component's token and key.
 *
 * @param componentAppId whom every message is encrypted for
 * @param token signature token
 * @param aesKey EncodingAESKey, 43 characters
 * @param previousAesKey the key before a change, while messages with it may still arrive; or empty
 * @param window how far a message's time may be from ours
 * @param budget how long an answer is waited for; WeChat waits five seconds
 * @param kept how long messages are kept after they were acted on; longer than the window
 */
@Validated
@ConfigurationProperties("haina.wechat.callback")
record CallbackProperties(
        @NotBlank String componentAppId,
        @NotBlank String token,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9+/]{43}") String aesKey,

        @DefaultValue("") @Pattern(regexp = "([A-Za-z0-9+/]{43})?")
        String previousAesKey,

        @DefaultValue("10m") Duration window,
        @DefaultValue("1500ms") Duration budget,
        @DefaultValue("24h") Duration kept) {

    @Override
    public String toString() {
        return "CallbackProperties[componentAppId=" + componentAppId + "]";
    }
}
