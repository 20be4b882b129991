package com.haina.discovery;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Everything needs the ops password but the health check, which shows nothing but UP. */
@Configuration(proxyBeanMethods = false)
class DiscoverySecurity {

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                // A browser sends basic credentials along by itself, so the dashboard's changes carry a token;
                // programs that register are no browsers.
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(
                                path.matcher("/eureka/**"), path.matcher(HttpMethod.POST, "/admin/instances")))
                .build();
    }

    /**
     * Deliberately not an {@code InMemoryUserDetailsManager}: that one lets Spring Security replace the password by its bcrypt hash at the
     * first login, and from then on every heartbeat of every service costs 100 ms of CPU.
     */
    @Bean
    UserDetailsService users(DiscoveryProperties properties) {
        return name -> {
            if (!name.equals(properties.opsUser())) {
                throw new UsernameNotFoundException("not the ops user");
            }
            return User.withUsername(name)
                    .password("{noop}" + properties.opsPassword())
                    .roles("OPS")
                    .build();
        };
    }
}
