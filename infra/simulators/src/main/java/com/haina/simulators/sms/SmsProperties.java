package com.haina.simulators.sms;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The SMS account.
 *
 * @param templateTexts wordings of the template, blanks as {1}, {2}
 */
@Validated
@ConfigurationProperties("haina.simulators.sms")
record SmsProperties(
        @NotBlank String secretId,
        @NotBlank String secretKey,
        @NotBlank String sdkAppId,
        @NotBlank String signName,
        @NotBlank String templateId,
        @NotEmpty List<String> templateTexts) {

    @Override
    public String toString() {
        return "SmsProperties[" + sdkAppId + "]";
    }
}
