package com.haina.gateway.edge;

import java.time.Duration;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.client.RestTemplate;

import com.haina.platform.problem.ProblemSecurityHandler;
import com.haina.platform.problem.Problems;
import com.haina.platform.security.OpsUsers;
import com.haina.platform.security.SecurityProperties;

/**
 * A token that is shown must be good; who shows none goes on, and the service decides. Whether a caller may do something is never the
 * gateway's word. Beside health, the gateway's own actuator exists only for ops: this port faces the outside.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class GatewaySecurity {

    /** Keys of auth-service, fetched with the patience of a caller who waits for an answer. */
    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(Duration.ofSeconds(2));
        http.setReadTimeout(Duration.ofSeconds(5));
        return NimbusJwtDecoder.withJwkSetUri(properties.authUrl() + "/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .restOperations(new RestTemplate(http))
                .build();
    }

    /** A request is observed once, as a request: an observation around each of twenty filters cost more than passing it on. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(5)
    SecurityFilterChain actuatorAtTheEdge(
            HttpSecurity http, SecurityProperties properties, Problems problems, ProblemSecurityHandler answers) {
        AuthenticationEntryPoint notThere =
                (request, response, denied) -> answers.write(response, problems.of(HttpStatus.NOT_FOUND, "http.404"));
        http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(notThere))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole("OPS"));
        if (!properties.opsPassword().isEmpty()) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(notThere))
                    .userDetailsService(OpsUsers.of(properties));
        }
        return http.build();
    }

    /**
     * The files of the web apps. A first page is dozens of them, so they carry only the headers that mean something on a file: the rest are
     * the page's matter, and half of what a small file weighs.
     */
    @Bean
    @Order(40)
    SecurityFilterChain filesOfTheApps(HttpSecurity http) {
        return http.securityMatcher("/assets/**", "/m/assets/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.defaultsDisabled()
                        .cacheControl(Customizer.withDefaults()) // for those that are not there
                        .contentTypeOptions(Customizer.withDefaults())
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'")))
                .build();
    }

    @Bean
    @Order(50)
    SecurityFilterChain everythingElse(
            HttpSecurity http,
            EdgeProperties properties,
            JwtDecoder decoder,
            Problems problems,
            ProblemSecurityHandler answers) {
        return http.securityMatcher(request -> true)
                .csrf(
                        AbstractHttpConfigurer
                                ::disable) // tokens in headers; the refresh cookie is auth-service's, which checks the
                // origin
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder))
                        .authenticationEntryPoint(answers)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler((request, response, failure) -> {
                                    if (failure instanceof AuthenticationServiceException) {
                                        // The keys cannot be had: not the caller's fault.
                                        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                                        answers.write(
                                                response,
                                                problems.of(HttpStatus.SERVICE_UNAVAILABLE, "gateway.unavailable"));
                                    } else {
                                        answers.commence(request, response, failure);
                                    }
                                });
                                return filter;
                            }
                        }))
                .headers(headers -> headers.addHeaderWriter((request, response) -> response.setHeader(
                                "Content-Security-Policy", policyFor(request.getRequestURI(), properties.policy())))
                        // For browsers that do not know frame-ancestors; it has no word for one other origin.
                        .frameOptions(frames -> {
                            if (!properties.frameAncestors().isEmpty()) {
                                frames.disable();
                            }
                        })
                        .referrerPolicy(referrer -> referrer.policy(
                                // WeChat lets people authorize only from a page of the registered domain, which it
                                // knows by Referer.
                                ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN_ALLOW_POPUPS)))
                .build();
    }

    /** The interface browser writes styles into its elements; they are all that it may do more than other pages. */
    private static String policyFor(String path, String policy) {
        return path.startsWith("/swagger-ui/")
                ? policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
                : policy;
    }
}
