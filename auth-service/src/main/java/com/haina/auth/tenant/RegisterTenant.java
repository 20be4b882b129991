package com.haina.auth.tenant;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** Registers a property office that joins, and tells its name before anybody is signed in. */
@Component
public class RegisterTenant {

    private final Tenants tenants;
    private final Clock clock;

    RegisterTenant(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Registers an office; again with the same id it changes nothing.
     *
     * @param appId the account that it joins with
     */
    public void register(String id, TenantSettings settings, String appId) {
        tenants.add(new Tenant(id, settings.name(), settings.phone(), clock.instant(), appId));
    }

    /** The office's name, if there is such an office. */
    public Optional<String> name(String id) {
        return tenants.ofId(id).map(Tenant::name);
    }
}
