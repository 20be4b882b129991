package com.haina.testing.store;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Registered in {@code META-INF/spring.factories}: acts on the annotations of this package. */
final class StoreContextCustomizerFactory implements ContextCustomizerFactory {

    StoreContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        // The most demanding one first: a subclass may ask for more than the suite it extends.
        if (AnnotatedElementUtils.hasAnnotation(test, WithMongoDbAndKafka.class)) {
            return new StoreContextCustomizer(true, true, true);
        }
        if (AnnotatedElementUtils.hasAnnotation(test, WithMongoDb.class)) {
            return new StoreContextCustomizer(true, true, false);
        }
        if (AnnotatedElementUtils.hasAnnotation(test, WithStoreAndBroker.class)) {
            return new StoreContextCustomizer(true, false, false);
        }
        if (AnnotatedElementUtils.hasAnnotation(test, WithStore.class)) {
            return new StoreContextCustomizer(false, false, false);
        }
        return null;
    }
}
