package com.haina.simulators.phones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** The files of the phones' web app: named after their content, so they may be kept for a year. */
@Configuration(proxyBeanMethods = false)
class PhonesAssets implements WebMvcConfigurer {

    private final WebProperties web;

    PhonesAssets(WebProperties web) {
        this.web = web;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        try {
            registry.addResourceHandler("/phones/assets/**")
                    .addResourceLocations(web.web().createRelative("assets/"))
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .resourceChain(true)
                    .addResolver(new EncodedResourceResolver());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
