package com.haina.gateway.routing;

import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.springframework.cloud.gateway.server.mvc.filter.LoadBalancerFilterFunctions.lb;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

/**
 * {@code /api/<noun>/**} and the callbacks lead to their service, unchanged. Nothing else is routed: {@code /internal} and
 * {@code /actuator} of a service have no address here.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouterFunction<ServerResponse> serviceRoutes(UpstreamGuard guard) {
        return Upstream.ALL.stream()
                .map(upstream -> RouterFunctions.route(paths(upstream), http())
                        .filter(lb(upstream.serviceId()))
                        .filter(guard.of(upstream.serviceId())))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RequestPredicate paths(Upstream upstream) {
        return Stream.concat(Stream.of("/api/" + upstream.noun() + "/**"), upstream.callbacks().stream())
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }
}
