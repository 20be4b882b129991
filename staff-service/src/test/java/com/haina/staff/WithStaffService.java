package com.haina.staff;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;

/** The whole service on a real port with a real store and broker; one context for all tests that carry it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithStoreAndBroker
@Import({TestTokens.class, StaffEvents.class})
@ContextConfiguration(initializers = Peers.class)
public @interface WithStaffService {}
