package com.haina.gateway.routing;

import java.net.SocketTimeoutException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import com.haina.platform.problem.Problems;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

/**
 * Stands before a service: when it cannot be reached, callers get a problem and a time to come back instead of a wait. Only the connection
 * counts (refused, broken, timed out); what a service answers, 5xx included, is its own word and passes unchanged. Nothing is ever sent
 * twice. A service that is reached but slow gets only so many callers at once.
 */
@Component
class UpstreamGuard {

    private static final Logger log = LoggerFactory.getLogger(UpstreamGuard.class);

    private final CircuitBreakerRegistry breakers;
    private final RoutingProperties properties;
    private final Problems problems;

    UpstreamGuard(CircuitBreakerRegistry breakers, RoutingProperties properties, Problems problems) {
        this.breakers = breakers;
        this.properties = properties;
        this.problems = problems;
    }

    HandlerFilterFunction<ServerResponse, ServerResponse> of(String serviceId) {
        CircuitBreaker breaker = breakers.circuitBreaker(
                serviceId,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(properties.breakerWindow())
                        .minimumNumberOfCalls(properties.breakerWindow())
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(properties.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        Bulkhead waiting = Bulkhead.of(
                serviceId,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(properties.waitingPerService())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        return (request, next) -> {
            if (!waiting.tryAcquirePermission()) {
                return problem(HttpStatus.SERVICE_UNAVAILABLE, "gateway.busy", properties.retryAfter());
            }
            try {
                return passedOn(serviceId, breaker, request, next);
            } finally {
                waiting.onComplete();
            }
        };
    }

    private ServerResponse passedOn(
            String serviceId, CircuitBreaker breaker, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "gateway.unavailable", properties.breakerPause());
        }
        long begin = breaker.getCurrentTimestamp();
        try {
            ServerResponse response = next.handle(request);
            breaker.onSuccess(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit());
            return new GuardedAnswer(serviceId, response);
        } catch (ResourceAccessException broken) {
            RequestBodyFailed callersFault = callersFault(broken);
            if (callersFault != null) {
                breaker.releasePermission();
                return callersProblem(callersFault.status());
            }
            breaker.onError(breaker.getCurrentTimestamp() - begin, breaker.getTimestampUnit(), broken);
            // Not the message of the failure itself: it has the address with what somebody searched for.
            log.warn("{} cannot be reached: {}", serviceId, String.valueOf(broken.getCause()));
            return broken.getCause() instanceof SocketTimeoutException
                    ? problem(HttpStatus.GATEWAY_TIMEOUT, "gateway.timeout", properties.retryAfter())
                    : problem(HttpStatus.SERVICE_UNAVAILABLE, "gateway.unavailable", properties.retryAfter());
        } catch (HttpServerErrorException noInstance) {
            // Eureka lists none: nothing was tried, so nothing is learnt about the connection.
            breaker.releasePermission();
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "gateway.unavailable", properties.retryAfter());
        } catch (Exception other) {
            breaker.releasePermission();
            throw other;
        }
    }

    /** The body could not be read because the caller went away or sent too much: not the service's fault. */
    private static @Nullable RequestBodyFailed callersFault(ResourceAccessException broken) {
        for (Throwable cause = broken.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestBodyFailed failed) {
                return failed;
            }
        }
        return null;
    }

    private ServerResponse callersProblem(HttpStatus status) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONNECTION, "close") // the rest of the body is not read
                .body(problems.of(status, "http." + status.value()));
    }

    private ServerResponse problem(HttpStatus status, String code, Duration retryAfter) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())))
                .body(problems.of(status, code));
    }
}
