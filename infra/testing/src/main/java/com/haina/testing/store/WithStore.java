package com.haina.testing.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @SpringBootTest} a document store: {@code MONGODB_URI} of the environment if set, else the embedded store, one per JVM,
 * started on first use. Each application context gets a database of its own. Also sets what every service test wants: ephemeral keys,
 * no Eureka client, a free server port; properties of the test itself come first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface WithStore {}
