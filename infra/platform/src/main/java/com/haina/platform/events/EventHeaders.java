package com.haina.platform.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents attributes as Kafka headers (CloudEvents Kafka Protocol Binding 1.0, binary content mode), with our extensions. */
public final class EventHeaders {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String SEQUENCE = "ce_sequence";
    static final String TENANT = "ce_tenantid";
    private static final String SPEC_VERSION = "ce_specversion";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}

    /** Writes the attributes of one event. */
    public static void write(
            Headers headers,
            String id,
            String type,
            String source,
            String subject,
            long sequence,
            Instant time,
            String tenantId,
            @Nullable String traceparent) {
        add(headers, SPEC_VERSION, "1.0");
        add(headers, ID, id);
        add(headers, TYPE, type);
        add(headers, SOURCE, source);
        add(headers, SUBJECT, subject);
        add(headers, SEQUENCE, Long.toString(sequence));
        add(headers, TIME, time.toString());
        add(headers, TENANT, tenantId);
        add(headers, CONTENT_TYPE, "application/json");
        if (traceparent != null) {
            add(headers, TRACEPARENT, traceparent);
        }
    }

    static String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new MalformedEvent("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
