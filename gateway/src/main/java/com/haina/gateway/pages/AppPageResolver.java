package com.haina.gateway.pages;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * An app keeps its screens' addresses in the path, so an address that is no file is answered with the app's page; what a screen cannot be
 * (an address with a file's ending, one of the services, a caller who takes no page) is not there.
 */
class AppPageResolver extends PathResourceResolver {

    /** First steps of addresses that belong to somebody else: a mistake there is an error, not a screen. */
    private static final Set<String> TAKEN =
            Set.of("api", "callback", "internal", "actuator", "oauth2", "docs", "swagger-ui", "assets", "error");

    private static final String PAGE = "index.html";

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource file = super.resolveResourceInternal(request, path, locations, chain);
        if (file != null || request == null || !isScreen(path) || !takesPages(request)) {
            return file;
        }
        return super.resolveResourceInternal(request, PAGE, locations, chain);
    }

    private static boolean isScreen(String path) {
        String first = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
        return !TAKEN.contains(first) && StringUtils.getFilenameExtension(path) == null;
    }

    private static boolean takesPages(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream().anyMatch(MediaType.TEXT_HTML::isCompatibleWith);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
