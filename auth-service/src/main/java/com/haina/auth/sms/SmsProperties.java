package com.haina.auth.sms;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The SMS provider and the limits of verification codes.
 *
 * @param apiUrl instead of https://sms.tencentcloudapi.com
 * @param invitationTemplateId template of an invitation; empty: invitations are not sent, only their link is shown
 * @param validFor how long a code is good
 * @param tries how often a code may be tried
 * @param resendAfter pause between two codes for one mobile
 * @param perMobileHour codes for one mobile in an hour
 * @param perMobileDay codes for one mobile in a day
 * @param perAddressHour codes asked for from one address in an hour
 * @param perAddressDay codes asked for from one address in a day
 * @param failuresPerAddressHour wrong codes from one address in an hour
 * @param residentsPerAddress how many times that for residents: WeChat knows each of them, and a mobile network hides many behind one address
 */
@Validated
@ConfigurationProperties("haina.auth.sms")
public record SmsProperties(
        @NotNull URI apiUrl,
        @DefaultValue("") String secretId,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String sdkAppId,
        @DefaultValue("") String signName,
        @DefaultValue("") String templateId,
        @DefaultValue("") String invitationTemplateId,
        @DefaultValue("ap-guangzhou") String region,
        @DefaultValue("5m") Duration validFor,
        @DefaultValue("5") @Positive int tries,
        @DefaultValue("60s") Duration resendAfter,
        @DefaultValue("5") @Positive int perMobileHour,
        @DefaultValue("10") @Positive int perMobileDay,
        @DefaultValue("30") @Positive int perAddressHour,
        @DefaultValue("100") @Positive int perAddressDay,
        @DefaultValue("30") @Positive int failuresPerAddressHour,
        @DefaultValue("20") @Positive int residentsPerAddress) {

    @Override
    public String toString() {
        return "SmsProperties[apiUrl=" + apiUrl + "]";
    }
}
