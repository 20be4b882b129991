package com.haina.gateway.routing;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway speaks with the services.
 *
 * @param connectTimeout until a connection stands
 * @param responseTimeout longest silence of a service, before and within an answer; progress streams send something more often
 * @param connectionsPerService pool size per instance
 * @param waitingPerService requests that wait for the beginning of an answer; what comes beyond is sent away at once, for a slow service
 *     must not fill the gateway's memory. An answer that flows, such as a stream of events, does not count
 * @param breakerWindow calls looked at; half of them failing opens the breaker
 * @param breakerPause how long nothing is tried then
 * @param retryAfter what a caller is told when a service cannot be reached
 */
@Validated
@ConfigurationProperties("haina.gateway.routing")
record RoutingProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("60s") Duration responseTimeout,
        @DefaultValue("500") @Min(1) int connectionsPerService,
        @DefaultValue("256") @Min(1) int waitingPerService,
        @DefaultValue("10") @Min(2) int breakerWindow,
        @DefaultValue("3s") Duration breakerPause,
        @DefaultValue("2s") Duration retryAfter) {}
