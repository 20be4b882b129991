package com.haina.gateway.pages;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the built web apps lie: Spring resource locations that end in a slash.
 *
 * @param console served at {@code /}
 * @param phones served at {@code /m/}
 */
@Validated
@ConfigurationProperties("haina.gateway.pages")
record PagesProperties(
        @DefaultValue("classpath:/web/console/") @Pattern(regexp = ".+/")
        String console,

        @DefaultValue("classpath:/web/phones/") @Pattern(regexp = ".+/")
        String phones) {}
