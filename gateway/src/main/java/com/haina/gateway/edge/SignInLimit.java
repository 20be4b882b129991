package com.haina.gateway.edge;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.platform.problem.ProblemSecurityHandler;
import com.haina.platform.problem.Problems;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

/**
 * Slows down guessing: whoever signs in, asks for SMS codes or joins does so without a token, and does not do it often. The services
 * limit more finely (per mobile, per code); this keeps floods from reaching them. A ticket that WeChat's sign-in led back with is nothing to
 * guess, and a notice brings hundreds of phones behind one address of a mobile network within a minute, so those pass.
 */
@Component
@Order(0) // behind the security chain: a bad token is refused before it could be used to avoid the limit
class SignInLimit extends OncePerRequestFilter {

    private static final String TICKETS = "/api/auth/v1/follower-tokens";

    private final Cache<String, RateLimiter> limiters;
    private final RateLimiterConfig config;
    private final Duration period;
    private final Problems problems;
    private final ProblemSecurityHandler answers;

    SignInLimit(EdgeProperties properties, Problems problems, ProblemSecurityHandler answers) {
        this.period = properties.signInPeriod();
        this.config = RateLimiterConfig.custom()
                .limitForPeriod(properties.signInLimit())
                .limitRefreshPeriod(period)
                .timeoutDuration(Duration.ZERO)
                .build();
        // Bounded: many addresses cost memory once, not for ever. An address pushed out starts anew.
        this.limiters = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterAccess(period.multipliedBy(3))
                .build();
        this.problems = problems;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/api/auth/")
                || request.getRequestURI().equals(TICKETS)
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RateLimiter limiter = limiters.get(network(request.getRemoteAddr()), key -> RateLimiter.of("sign-in", config));
        if (limiter.acquirePermission()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, period.toSeconds())));
            answers.write(response, problems.of(HttpStatus.TOO_MANY_REQUESTS, "http.429"));
        }
    }

    /** An IPv6 customer owns a whole /64 and would otherwise have 2^64 tries. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? Arrays.toString(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
