package com.haina.auth.component;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How fresh the ticket is: without one, nobody can join and no token can be renewed. Not part of readiness, signing in works without. */
@Component("component")
class ComponentHealth implements HealthIndicator {

    private final ComponentSecrets secrets;

    ComponentHealth(ComponentSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Health health() {
        var age = secrets.ticketAge();
        if (age.isEmpty()) {
            return Health.unknown().withDetail("ticket", "none received yet").build();
        }
        return (secrets.ticketUsable() ? Health.up() : Health.down())
                .withDetail("ticketAgeSeconds", age.get().toSeconds())
                .build();
    }
}
