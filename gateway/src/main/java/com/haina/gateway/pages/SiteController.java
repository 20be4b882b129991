package com.haina.gateway.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Facts of this installation that its pages show, so that the pages themselves are the same everywhere. */
@RestController
@EnableConfigurationProperties(SiteProperties.class)
class SiteController {

    private final Site site;

    SiteController(SiteProperties properties) {
        this.site = new Site(
                properties.product(),
                said(properties.operator()),
                said(properties.contactEmail()),
                said(properties.icp()),
                !properties.simulatorsUrl().isBlank(),
                said(properties.simulatorsUrl()));
    }

    /** Needs no token: the first page shows it too. */
    @GetMapping("/site.json")
    ResponseEntity<Site> site() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(site);
    }

    private static @Nullable String said(String value) {
        return value.isBlank() ? null : value.strip();
    }

    /**
     * What pages show of this installation.
     *
     * @param simulated whether WeChat, WeCom and SMS are simulated here
     */
    record Site(
            String product,
            @Nullable String operator,
            @Nullable String contactEmail,
            @Nullable String icp,
            boolean simulated,
            @Nullable String simulatorsUrl) {}
}
