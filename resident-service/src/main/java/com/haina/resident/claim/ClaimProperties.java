package com.haina.resident.claim;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where printed codes lead.
 *
 * @param publicUrl the gateway as residents' phones reach it, without a slash at its end
 */
@Validated
@ConfigurationProperties("haina.resident.claim")
record ClaimProperties(@NotBlank String publicUrl) {}
