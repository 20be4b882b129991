package com.haina.testing.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@link WithStore} and a Kafka broker: {@code KAFKA_BOOTSTRAP_SERVERS} of the environment if set, else the embedded one, one per JVM,
 * started on first use.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface WithStoreAndBroker {}
