package com.haina.simulators.api;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Nullness;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.JavaType;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Describes a record as its code says: a component that cannot be null is required. A nested record is named with what
 * it is nested in, for simple names repeat.
 */
@Component
class RequiredComponents implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType model = Json.mapper().constructType(type.getType());
        if (type.getName() == null && model.getRawClass().isRecord()) {
            type.name(nameOf(model.getRawClass()));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && model.getRawClass().isRecord()) {
            require(model.getRawClass(), defined(schema, context.getDefinedModels()));
        }
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, Map<String, Schema> models) {
        if (schema.get$ref() == null) {
            return schema;
        }
        Schema<?> model = models.get(schema.get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length()));
        return model == null ? schema : model;
    }

    private static void require(Class<?> type, Schema<?> schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            boolean known = schema.getProperties() != null
                    && schema.getProperties().containsKey(name)
                    && (schema.getRequired() == null || !schema.getRequired().contains(name));
            if (known && Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NON_NULL) {
                schema.addRequiredItem(name);
            }
        }
    }

    private static String nameOf(Class<?> type) {
        String own = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return own;
        }
        String context = nameOf(outer).replaceFirst("Controller$", "");
        return own.startsWith(context) || own.startsWith("New") ? own : context + own;
    }
}
