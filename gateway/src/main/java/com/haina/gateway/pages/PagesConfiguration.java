package com.haina.gateway.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * What Vite named by content is kept for a year; a page, which names them, never; the few other files are asked for again each time. The
 * compressed forms were made at build time, so nothing is compressed here. Which file an address leads to is not remembered: any address
 * may be a screen, and remembering them all would be a way to fill the memory.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesProperties.class)
class PagesConfiguration implements WebMvcConfigurer {

    private static final String[] LOOSE_FILES = {"*.svg", "*.png", "*.ico", "*.txt", "*.webmanifest"};

    private final PagesProperties properties;

    /** By resource; there are as many as files in the jar. */
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    PagesConfiguration(PagesProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        app(registry, "/", properties.console());
        app(registry, "/m/", properties.phones());
    }

    private void app(ResourceHandlerRegistry registry, String base, String location) {
        files(
                        registry.addResourceHandler(base + "assets/**"),
                        location + "assets/",
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(false)
                .addResolver(new SmallestForm())
                .addResolver(new PathResourceResolver());
        String[] loose = new String[LOOSE_FILES.length];
        for (int i = 0; i < loose.length; i++) {
            loose[i] = base + LOOSE_FILES[i];
        }
        files(registry.addResourceHandler(loose), location, CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new SmallestForm())
                .addResolver(new PathResourceResolver());
        files(registry.addResourceHandler(base + "**"), location, CacheControl.noStore())
                .resourceChain(false)
                .addResolver(new SmallestForm())
                .addResolver(new AppPageResolver());
    }

    private ResourceHandlerRegistration files(
            ResourceHandlerRegistration registration, String location, CacheControl cacheControl) {
        return registration
                .addResourceLocations(location)
                .setCacheControl(cacheControl)
                // Every file of a reproducible jar has the same date; the content tells them apart.
                .setUseLastModified(false)
                .setEtagGenerator(this::digest);
    }

    private String digest(Resource resource) {
        try {
            return digests.computeIfAbsent(resource.getURL().toString(), url -> digestOf(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digestOf(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
