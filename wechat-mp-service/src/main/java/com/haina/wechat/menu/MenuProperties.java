package com.haina.wechat.menu;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where entries lead that open a page of the platform.
 *
 * @param publicUrl the gateway as followers see it, without a slash at its end
 */
@Validated
@ConfigurationProperties("haina.menu")
record MenuProperties(@NotNull URI publicUrl) {}
