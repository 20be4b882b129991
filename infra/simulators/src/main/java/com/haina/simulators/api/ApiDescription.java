package com.haina.simulators.api;

import java.util.List;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

import io.swagger.v3.oas.models.info.Info;

/** The description of the control API, the same on every machine and in every run. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    /** An operation is called by its controller and method, so that a new one renames no other. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, method) -> {
            String noun = StringUtils.uncapitalize(
                    method.getBeanType().getSimpleName().replaceFirst("Controller$", ""));
            operation.setOperationId(
                    noun + StringUtils.capitalize(method.getMethod().getName()));
            operation.setTags(List.of(noun));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer withoutMachine() {
        return api -> {
            api.setInfo(new Info().title("simulators").version("v1"));
            api.setServers(null);
        };
    }
}
