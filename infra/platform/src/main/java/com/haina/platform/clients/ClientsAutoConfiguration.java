package com.haina.platform.clients;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.RestClientDiscoveryClientOptionalArgs;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

import com.haina.platform.security.SecurityProperties;
import com.haina.platform.security.TenantFilter;
import com.haina.platform.tenancy.CurrentTenant;

/**
 * Every HTTP interface client ({@code @ImportHttpServices}, group = Eureka id) carries this service's token and the current tenant, and has
 * time-outs. Spring Cloud resolves the group's name through Eureka.
 */
@AutoConfiguration(
        beforeName = "org.springframework.cloud.netflix.eureka.config.DiscoveryClientOptionalArgsConfiguration")
@ConditionalOnProperty(name = "haina.service")
class ClientsAutoConfiguration {

    @Bean
    ServiceTokens serviceTokens(SecurityProperties security, @Value("${spring.application.name}") String application) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(java.net.http.HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .build());
        http.setReadTimeout(Duration.ofSeconds(5));
        return new ServiceTokens(
                RestClient.builder().requestFactory(http), security.authUrl(), application, security.clientSecret());
    }

    @Bean
    RestClientHttpServiceGroupConfigurer internalCalls(ServiceTokens tokens) {
        return groups -> groups.forEachClient((group, builder) -> builder.requestInterceptor((request, body, next) -> {
            request.getHeaders().setBearerAuth(tokens.current());
            CurrentTenant.idIfAny().ifPresent(tenant -> request.getHeaders().set(TenantFilter.HEADER, tenant));
            return next.execute(request, body);
        }));
    }

    /** The registry asks for the ops password; as a header, because an address with a password in it would end up in logs. */
    @Bean
    RestClientDiscoveryClientOptionalArgs registryClient(
            EurekaClientHttpRequestFactorySupplier requests, SecurityProperties security) {
        return new RestClientDiscoveryClientOptionalArgs(
                requests,
                () -> RestClient.builder()
                        .defaultHeaders(headers -> headers.setBasicAuth(security.opsUser(), security.opsPassword())));
    }
}
