package com.haina.platform.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What a request with an Idempotency-Key was answered; status 0 while it runs. */
@Document("idempotency_keys")
record IdempotencyRecord(
        @Id String id,
        Instant createdAt,
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String eTag,
        byte @Nullable [] body) {}
