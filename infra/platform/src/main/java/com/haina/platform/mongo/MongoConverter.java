package com.haina.platform.mongo;

import org.springframework.core.convert.converter.Converter;

/** A store converter that a service adds as a bean; marked as reading or writing with Spring Data's annotations. */
public interface MongoConverter<S, T> extends Converter<S, T> {}
