package com.haina.gateway.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Brotli for whoever takes it. The framework goes by the order in which a caller lists what it takes, and browsers name gzip first, which
 * is a fifth more bytes.
 */
class SmallestForm extends EncodedResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return super.resolveResourceInternal(request == null ? null : new OneCoding(request), path, locations, chain);
    }

    private static String best(@Nullable String taken) {
        if (taken == null) {
            return "identity";
        }
        Set<String> codings = Arrays.stream(taken.toLowerCase(Locale.ROOT).split(","))
                .map(coding -> coding.replace(" ", ""))
                .filter(coding -> !coding.matches("[^;]*;q=0(\\.0*)?"))
                .map(coding -> coding.split(";", 2)[0])
                .collect(Collectors.toSet());
        return Stream.of("br", "gzip").filter(codings::contains).findFirst().orElse("identity");
    }

    /** Shows the framework only the coding that was chosen. */
    private static final class OneCoding extends HttpServletRequestWrapper {

        OneCoding(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name) ? best(value) : value;
        }
    }
}
