package com.haina.testing.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Like {@link WithStoreAndBroker}, but the store is a real MongoDB (replica set) in a container. Skipped, with the reason in the log, where
 * no Docker engine answers. A contract suite is an abstract class; it runs on both stores by two lines:
 * <pre>{@code
 * @WithStoreAndBroker class ResidentsOnEmbeddedStoreIT extends ResidentsContract {}
 * @WithMongoDb        class ResidentsOnMongoDbIT extends ResidentsContract {}
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("docker")
@ExtendWith(DockerCondition.class)
public @interface WithMongoDb {}
