package com.haina.simulators.phones;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * The built web app of the phones.
 *
 * @param web the folder that holds its {@code index.html}
 */
@Validated
@ConfigurationProperties("haina.simulators")
record WebProperties(@NotNull Resource web) {}
