package com.haina.gateway.edge;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the outside may send.
 *
 * @param signInLimit POSTs without a token to auth-service, per address and period: sign-in, SMS codes, joining
 * @param signInPeriod the period
 * @param maxUpload largest body for import-service; a little more than its own limit, so that its own answer is seen
 * @param maxBody largest body for everything else
 * @param contentSecurityPolicy header of every page and answer
 */
@Validated
@ConfigurationProperties("haina.gateway.edge")
record EdgeProperties(
        @DefaultValue("20") @Min(1) int signInLimit,
        @DefaultValue("20s") Duration signInPeriod,
        @DefaultValue("210MB") DataSize maxUpload,
        @DefaultValue("2MB") DataSize maxBody,
        String contentSecurityPolicy) {}
