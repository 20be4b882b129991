package com.haina.discovery;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may look at the registry and the dashboards, and register.
 *
 * @param opsUser user name
 * @param opsPassword its password; there is no default, so that a forgotten setting does not open the registry
 */
@Validated
@ConfigurationProperties("haina.discovery")
record DiscoveryProperties(
        @NotBlank String opsUser, @NotBlank String opsPassword) {

    @Override
    public String toString() {
        return "DiscoveryProperties[opsUser=" + opsUser + "]";
    }
}
