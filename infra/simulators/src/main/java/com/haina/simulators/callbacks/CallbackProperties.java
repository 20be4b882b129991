package com.haina.simulators.callbacks;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How pushes behave.
 *
 * @param attempts how often a push is tried until it is answered with {@code success}
 * @param retryAfter pause between two attempts
 * @param timeout how long an answer is waited for
 */
@Validated
@ConfigurationProperties("haina.simulators.callbacks")
record CallbackProperties(
        @Min(1) @Max(10) int attempts,
        @NotNull Duration retryAfter,
        @NotNull Duration timeout) {}
