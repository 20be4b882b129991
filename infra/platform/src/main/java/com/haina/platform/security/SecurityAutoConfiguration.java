package com.haina.platform.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;

import com.haina.platform.problem.ProblemSecurityHandler;

/**
 * Every service checks the access token itself. {@code /internal/**} is for services, the actuator for ops, {@code /api/<noun>/v1/my/**}
 * for followers and nobody else, the rest for operators, except the open paths that a service names.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@ConditionalOnProperty(name = "haina.service")
@EnableConfigurationProperties(SecurityProperties.class)
@EnableMethodSecurity
class SecurityAutoConfiguration {

    /** Health and metrics are public on the service's own (not routed) port; what shows or changes more needs the ops password. */
    @Bean
    @Order(10)
    SecurityFilterChain actuatorSecurity(HttpSecurity http, SecurityProperties properties) {
        http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/info", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .hasRole("OPS"));
        if (!properties.opsPassword().isEmpty()) {
            http.httpBasic(Customizer.withDefaults()).userDetailsService(OpsUsers.of(properties));
        }
        return http.build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain apiSecurity(
            HttpSecurity http, SecurityProperties properties, ProblemSecurityHandler problems, JwtDecoder decoder) {
        List<String> open = new ArrayList<>(properties.openPaths());
        open.add("/error");
        open.add("/api/*/openapi/**"); // the description of the API holds nothing of a tenant's
        http.csrf(
                        AbstractHttpConfigurer
                                ::disable) // bearer tokens only; cookies are read by auth-service, which checks the
                // origin
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(open.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/internal/**")
                        .hasAuthority("SCOPE_internal")
                        .requestMatchers("/api/*/v1/my/**")
                        .hasRole("FOLLOWER")
                        .requestMatchers("/api/**")
                        .hasAnyRole("ADMINISTRATOR", "OPERATOR", "VIEWER")
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(authorities()))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterAfter(new TenantFilter(), BearerTokenAuthenticationFilter.class);
        return http.build();
    }

    /** A request is observed once, as a request: an observation around each of twenty filters cost more than the filters. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build());
        http.setReadTimeout(Duration.ofSeconds(5)); // a silent auth-service must not hold every request
        return NimbusJwtDecoder.withJwkSetUri(properties.authUrl() + "/oauth2/jwks")
                .restOperations(new RestTemplate(http))
                .jwsAlgorithm(org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES256)
                .build();
    }

    private static Converter<Jwt, AbstractAuthenticationToken> authorities() {
        return jwt -> {
            Collection<GrantedAuthority> granted = new ArrayList<>();
            List<String> roles = jwt.getClaimAsStringList("roles");
            if (roles != null) {
                roles.forEach(role -> granted.add(new SimpleGrantedAuthority("ROLE_" + role)));
            }
            List<String> scopes = jwt.getClaimAsStringList("scope");
            if (scopes != null) {
                scopes.forEach(scope -> granted.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
            }
            return new JwtAuthenticationToken(jwt, granted, jwt.getSubject());
        };
    }
}
