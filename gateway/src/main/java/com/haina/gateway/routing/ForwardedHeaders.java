package com.haina.gateway.routing;

import java.util.List;
import java.util.Locale;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a service is told about the caller, and what a caller may not claim. The address is Tomcat's, which believes an earlier proxy only
 * when it is one of ours; everything that speaks for the inside is taken out.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ForwardedHeaders implements RequestHttpHeadersFilter {

    private static final List<String> INSIDE = List.of("x-tenant-id", "x-forwarded-prefix", "forwarded", "x-real-ip");
    private static final String INSIDE_PREFIX = "x-haina-";

    @Override
    public HttpHeaders apply(HttpHeaders received, ServerRequest request) {
        HttpHeaders passed = new HttpHeaders();
        received.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!INSIDE.contains(lower) && !lower.startsWith(INSIDE_PREFIX)) {
                passed.addAll(name, values);
            }
        });
        var servlet = request.servletRequest();
        passed.set("X-Forwarded-For", servlet.getRemoteAddr());
        passed.set("X-Forwarded-Proto", servlet.getScheme());
        passed.set("X-Forwarded-Host", servlet.getServerName());
        passed.set("X-Forwarded-Port", String.valueOf(servlet.getServerPort()));
        return passed;
    }
}
