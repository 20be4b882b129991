package com.haina.platform.openapi;

import java.util.List;
import java.util.Map;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/** Makes the description of the API fit to generate clients from: stable names, what is required, and the form of every problem. */
@AutoConfiguration
@ConditionalOnProperty(name = "haina.service")
class OpenApiAutoConfiguration {

    private static final String PROBLEM = "Problem";

    @Bean
    RecordModels recordModels() {
        return new RecordModels();
    }

    /**
     * An operation is called by its controller and method, {@code residentList}, unless it says otherwise. springdoc's own way numbers
     * methods of the same name in the order of their discovery, so that a new controller renames the operations of others.
     */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, method) -> {
            String noun = StringUtils.uncapitalize(
                    method.getBeanType().getSimpleName().replaceFirst("Controller$", ""));
            if (!isNamed(method)) {
                operation.setOperationId(
                        noun + StringUtils.capitalize(method.getMethod().getName()));
            }
            operation.setTags(List.of(noun));
            return operation;
        };
    }

    private static boolean isNamed(HandlerMethod method) {
        io.swagger.v3.oas.annotations.Operation said =
                method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        return said != null && !said.operationId().isEmpty();
    }

    /** Every operation may answer with a problem (RFC 9457); the address of the machine that was asked is no part of the description. */
    @Bean
    OpenApiCustomizer apiAsOneService(Environment environment) {
        return api -> {
            api.setInfo(new Info()
                    .title(environment.getProperty("spring.application.name", "haina"))
                    .version("v1"));
            api.setServers(null);
            api.getComponents().addSchemas(PROBLEM, problem());
            operations(api)
                    .forEach(operation -> operation.getResponses().addApiResponse(ApiResponses.DEFAULT, refused()));
        };
    }

    private static List<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
    }

    private static ApiResponse refused() {
        return new ApiResponse()
                .description("A problem")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        Schema<?> field = new ObjectSchema()
                .properties(Map.of("pointer", text("JSON pointer into the request"), "detail", text("What is wrong")))
                .required(List.of("pointer", "detail"));
        return new ObjectSchema()
                .addProperty("type", text("urn:haina:problem: and the code"))
                .addProperty("title", text("The fact in a few words"))
                .addProperty("status", new IntegerSchema().format("int32"))
                .addProperty("detail", text("What happened and what can be done, for people"))
                .addProperty("code", text("The fact for programs"))
                .addProperty("traceId", text("Reference number for who looks into it"))
                .addProperty("errors", new ArraySchema().items(field))
                .required(List.of("type", "title", "status", "detail", "code", "traceId"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
