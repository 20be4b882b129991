package com.haina.gateway.edge;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

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
 * @param maxMaterial largest body for the library of materials; a little more than its own limit, so that its own answer is seen
 * @param maxBody largest body for everything else
 * @param contentSecurityPolicy header of every page and answer
 * @param frameAncestors whose pages may show ours in a frame, as an address; empty for nobody's
 */
@Validated
@ConfigurationProperties("haina.gateway.edge")
record EdgeProperties(
        @DefaultValue("20") @Min(1) int signInLimit,
        @DefaultValue("20s") Duration signInPeriod,
        @DefaultValue("210MB") DataSize maxUpload,
        @DefaultValue("14MB") DataSize maxMaterial,
        @DefaultValue("2MB") DataSize maxBody,
        String contentSecurityPolicy,

        @DefaultValue("") @Pattern(regexp = "(https?://[^\\s;,'*]+)?")
        String frameAncestors) {

    /** The whole policy: what pages may do and who may frame them. */
    String policy() {
        return contentSecurityPolicy + "; frame-ancestors " + (frameAncestors.isEmpty() ? "'none'" : origin());
    }

    /** An address may have a path; who frames is told apart by origin. */
    private String origin() {
        URI address = URI.create(frameAncestors);
        return address.getScheme() + "://" + address.getAuthority();
    }
}
