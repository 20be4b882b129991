package com.haina.platform.security;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The one user of ops, a machine's password. Deliberately not an {@code InMemoryUserDetailsManager}: that one lets Spring Security replace
 * the password by its bcrypt hash at the first login, and from then on every heartbeat and every look of the dashboard costs 100 ms of CPU.
 */
public final class OpsUsers {

    private OpsUsers() {}

    /** Knows the ops user of these settings and nobody else. */
    public static UserDetailsService of(SecurityProperties properties) {
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
