package com.haina.gateway.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this installation says of itself; empty means that it says nothing about that.
 *
 * @param product name of the product
 * @param operator the company that runs this installation
 * @param contactEmail where its users can write to
 * @param icp its registration number (ICP备案), which a public site in China shows
 * @param simulatorsUrl the simulated phones; absent where nothing is simulated
 */
@Validated
@ConfigurationProperties("haina.gateway.site")
record SiteProperties(
        @DefaultValue("海纳") String product,
        @DefaultValue("") String operator,
        @DefaultValue("") String contactEmail,
        @DefaultValue("") String icp,
        @DefaultValue("") String simulatorsUrl) {}
