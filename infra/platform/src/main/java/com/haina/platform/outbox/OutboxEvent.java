package com.haina.platform.outbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event waiting inside its aggregate's document until the broker has it.
 *
 * @param eventId time-ordered UUID; the CloudEvents id
 * @param type wire type, for example {@code import.chunk-ready.v1}
 * @param sequence position among the aggregate's events, from 1
 * @param traceparent W3C trace context of the request that caused it
 * @param data JSON, serialised when recorded
 */
record OutboxEvent(
        String eventId,
        String type,
        long sequence,
        Instant time,
        @Nullable String traceparent,
        String data) {}
