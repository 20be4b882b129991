package com.haina.simulators.hosts;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request to an outside host the one form {@code /<host name>/<documented path>} that the controllers are
 * mapped to: it may arrive in that form, with the real Host header, or as the documented path alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class VirtualHostFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        if (isOwn(uri)) {
            chain.doFilter(request, response);
            return;
        }
        int end = uri.indexOf('/', 1);
        VirtualHost bySegment = VirtualHost.named(end < 0 ? uri.substring(1) : uri.substring(1, end))
                .orElse(null);
        if (bySegment != null) {
            bySegment.claim(request);
            chain.doFilter(new Addressed(request, end < 0 ? uri + "/" : uri), response);
            return;
        }
        VirtualHost host = byHeaderOrPath(request, uri);
        if (host == null) {
            chain.doFilter(request, response);
            return;
        }
        host.claim(request);
        chain.doFilter(new Addressed(request, "/" + host.hostName() + uri), response);
    }

    private static @Nullable VirtualHost byHeaderOrPath(HttpServletRequest request, String uri) {
        VirtualHost byHeader = VirtualHost.named(request.getServerName()).orElse(null);
        if (byHeader != null) {
            return byHeader;
        }
        // All of Tencent Cloud's calls go to the root and name their action in a header.
        if (uri.equals("/") && request.getHeader("X-TC-Action") != null) {
            return VirtualHost.SMS;
        }
        return VirtualHost.owning(uri).orElse(null);
    }

    private static boolean isOwn(String uri) {
        return uri.startsWith("/sim/") || uri.startsWith("/phones") || uri.startsWith("/actuator");
    }

    /**
     * The request as if it had been sent in the canonical form. The hosts take JSON under any content type; one of a
     * form, which many clients send by default, must not make the server read the body as fields.
     */
    private static final class Addressed extends HttpServletRequestWrapper {

        private final String uri;

        Addressed(HttpServletRequest request, String uri) {
            super(request);
            this.uri = uri;
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public String getServletPath() {
            return uri;
        }

        @Override
        public @Nullable String getContentType() {
            return getHeader(HttpHeaders.CONTENT_TYPE);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return isForm(name, value) ? MediaType.TEXT_PLAIN_VALUE : value;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isForm(name, super.getHeader(name))
                    ? Collections.enumeration(List.of(MediaType.TEXT_PLAIN_VALUE))
                    : super.getHeaders(name);
        }

        private static boolean isForm(String name, @Nullable String value) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    && value != null
                    && value.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        }
    }
}
