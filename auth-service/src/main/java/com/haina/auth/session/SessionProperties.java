package com.haina.auth.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in.
 *
 * @param idle without any use
 * @param life in all
 * @param grace how long the refresh token before the last is still answered, because two tabs may refresh at once
 */
@ConfigurationProperties("haina.auth.session")
record SessionProperties(
        @DefaultValue("14d") Duration idle,
        @DefaultValue("90d") Duration life,
        @DefaultValue("10s") Duration grace) {}
