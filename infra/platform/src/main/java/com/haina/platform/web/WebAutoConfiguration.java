package com.haina.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.problem.ProblemSecurityHandler;
import com.haina.platform.problem.Problems;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The HTTP style of all services; also switches on {@code @Retryable} and {@code @Scheduled}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "com.haina.platform.problem.ProblemAutoConfiguration",
            "com.haina.platform.crypto.CryptoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty(name = "haina.service")
@EnableResilientMethods
@EnableScheduling
class WebAutoConfiguration {

    @Bean
    Cursors cursors(FieldCipher cipher) {
        return new Cursors(cipher);
    }

    @Bean
    LiveStreams liveStreams(ObjectProvider<MeterRegistry> meters) {
        return new LiveStreams(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @ConditionalOnBean(MongoTemplate.class)
    IdempotencyFilter idempotencyFilter(MongoTemplate mongo, Problems problems, ProblemSecurityHandler writer) {
        return new IdempotencyFilter(mongo, problems, writer);
    }

    /** Behind the security chain (order -100), so that a key belongs to an authenticated caller. */
    @Bean
    @ConditionalOnBean(IdempotencyFilter.class)
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilterRegistration(IdempotencyFilter filter) {
        FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return registration;
    }

    @Bean
    WebMvcConfigurer idempotencyKeyRequired() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (handler instanceof HandlerMethod method
                                && method.hasMethodAnnotation(Idempotent.class)
                                && request.getHeader(IdempotencyFilter.HEADER) == null) {
                            throw new IdempotencyKeyMissing();
                        }
                        return true;
                    }
                });
            }
        };
    }
}
