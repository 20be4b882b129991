package com.haina.simulators.state;

import java.nio.file.Path;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the simulated world is kept.
 *
 * @param dataDir the folder for its files
 */
@Validated
@ConfigurationProperties("haina.simulators")
record StateProperties(@NotNull Path dataDir) {}
