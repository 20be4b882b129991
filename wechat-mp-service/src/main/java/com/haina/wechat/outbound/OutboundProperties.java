package com.haina.wechat.outbound;

import java.time.Duration;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import com.haina.contracts.message.MessageChannel;

/**
 * Pace of sending.
 *
 * @param templatesPerSecond template messages of one account
 * @param customerServicePerSecond customer-service messages of one account
 * @param massPerSecond mass messages of one account; WeChat takes 60 a minute
 * @param inFlight calls of this instance at the same time; one account has half of them at most
 * @param retryAfter half of what a message waits that WeChat could not take, doubled with each try
 * @param stoppedEvery how often an account that must not be called is looked at again
 */
@Validated
@ConfigurationProperties("haina.outbound")
record OutboundProperties(
        @DefaultValue("50") @DecimalMin("0.1") double templatesPerSecond,
        @DefaultValue("30") @DecimalMin("0.1") double customerServicePerSecond,
        @DefaultValue("0.5") @DecimalMin("0.01") double massPerSecond,
        @DefaultValue("8") @Min(1) @Max(64) int inFlight,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("15s") Duration stoppedEvery) {

    double perSecond(MessageChannel channel) {
        return switch (channel) {
            case TEMPLATE -> templatesPerSecond;
            case CUSTOMER_SERVICE -> customerServicePerSecond;
            case MASS -> massPerSecond;
        };
    }
}
