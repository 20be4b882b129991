package com.haina.platform.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Nullness;

import com.fasterxml.jackson.databind.JavaType;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Describes records as their code says: a component that cannot be null is required, one that may be is optional. Records nested in
 * others are named with what they are nested in, because simple names (RowView, Kind) repeat and the last one would silently win.
 */
class RecordModels implements ModelConverter {

    private static final String ROLE_OF_OUTER = "(Controller|View|Request|Result)$";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType model = Json.mapper().constructType(type.getType());
        if (type.getName() == null
                && (model.getRawClass().isRecord() || model.getRawClass().isEnum())) {
            name(model).ifPresent(type::name);
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
            boolean described =
                    schema.getProperties() != null && schema.getProperties().containsKey(component.getName());
            if (described
                    && (schema.getRequired() == null || !schema.getRequired().contains(component.getName()))
                    && Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NON_NULL) {
                schema.addRequiredItem(component.getName());
            }
        }
    }

    /** The name of a nested type or of a generic one; absent where the usual one will do. */
    private static Optional<String> name(JavaType type) {
        String own = nameOf(type.getRawClass());
        if (type.containedTypeCount() == 0) {
            return own.equals(type.getRawClass().getSimpleName()) ? Optional.empty() : Optional.of(own);
        }
        StringBuilder generic = new StringBuilder(own);
        for (int i = 0; i < type.containedTypeCount(); i++) {
            generic.append(nameOf(type.containedType(i).getRawClass()));
        }
        return Optional.of(generic.toString());
    }

    private static String nameOf(Class<?> type) {
        String own = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return own;
        }
        String context = nameOf(outer).replaceFirst(ROLE_OF_OUTER, "");
        return own.startsWith(context) ? own : context + own;
    }
}
