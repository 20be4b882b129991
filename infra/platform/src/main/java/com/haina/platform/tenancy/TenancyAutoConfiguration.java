package com.haina.platform.tenancy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

import com.haina.platform.outbox.OutboxRelay;

/** Introduces the repositories to the relay; not by their constructors, which would each pass on what none of them uses itself. */
@AutoConfiguration(afterName = "com.haina.platform.outbox.OutboxAutoConfiguration")
@ConditionalOnBean(OutboxRelay.class)
class TenancyAutoConfiguration {

    @Bean
    SmartInitializingSingleton repositoriesTellTheRelay(
            OutboxRelay relay, ObjectProvider<TenantRepository<?>> repositories) {
        return () -> repositories.forEach(repository -> repository.tellOfEvents(relay::nudge));
    }
}
