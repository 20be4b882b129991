package com.haina.resident.person;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long residents are kept.
 *
 * @param purgeAfter how long a deleted resident can be brought back before the record is purged
 */
@Validated
@ConfigurationProperties("haina.resident")
record ResidentProperties(@NotNull Duration purgeAfter) {}
