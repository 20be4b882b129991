package com.haina.simulators.wecom;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

import com.haina.simulators.callbacks.CallbackTarget;

/**
 * The WeCom service provider and its suite.
 *
 * @param callbackUrl 指令回调 URL
 */
@Validated
@ConfigurationProperties("haina.simulators.wecom")
record SuiteProperties(
        @NotBlank String providerCorpId,
        @NotBlank String providerSecret,
        @NotBlank String suiteId,
        @NotBlank String suiteSecret,
        @NotBlank String token,
        @Pattern(regexp = "[A-Za-z0-9]{43}") @NotNull String aesKey,
        @NotNull URI callbackUrl,
        @NotNull Duration ticketEvery,
        @NotNull Duration ticketRetry) {

    CallbackTarget target() {
        return new CallbackTarget(callbackUrl, token, aesKey, "", suiteId, CallbackTarget.Style.WECOM);
    }

    @Override
    public String toString() {
        return "SuiteProperties[" + suiteId + "]";
    }
}
