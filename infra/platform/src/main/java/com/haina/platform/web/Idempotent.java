package com.haina.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST with an effect outside: it needs an {@code Idempotency-Key}. The same key from the same caller to the same address within 24 hours
 * gets the first answer again, also when the first request is still running (409, then the answer).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
