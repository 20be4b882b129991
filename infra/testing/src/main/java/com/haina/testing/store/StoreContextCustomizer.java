package com.haina.testing.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Puts the addresses of store and broker, and what every service test wants, before the application's own settings. */
record StoreContextCustomizer(boolean broker, boolean realStore, boolean realBroker) implements ContextCustomizer {

    private static final String INLINED = "Inlined Test Properties";
    private static final AtomicInteger databases = new AtomicInteger();

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("MONGODB_URI", realStore ? Containers.mongodbUri() : EmbeddedStoreAndBroker.mongodbUri());
        if (broker) {
            properties.put(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    realBroker ? Containers.kafkaBootstrapServers() : EmbeddedStoreAndBroker.kafkaBootstrapServers());
        }
        // Contexts that are kept for later tests must not see each other's documents, nor anything but tests a store
        // that was given.
        properties.put(
                "spring.mongodb.database", "test_" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet());
        properties.put("haina.crypto.ephemeral", "true");
        properties.put("eureka.client.enabled", "false");
        properties.put("server.port", "0");
        MapPropertySource source = new MapPropertySource("store and broker of this test", properties);
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        if (sources.contains(INLINED)) {
            sources.addAfter(INLINED, source);
        } else {
            sources.addFirst(source);
        }
    }
}
