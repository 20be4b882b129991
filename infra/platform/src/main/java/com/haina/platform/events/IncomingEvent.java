package com.haina.platform.events;

import java.time.Instant;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.tenancy.CurrentTenant;

/**
 * An event as a listener receives it; the parameter of a {@code @KafkaListener} method. Delivered at least once, in order per subject:
 * handlers are idempotent, by {@link #id()} or by {@link #sequence()} kept in the document they change.
 */
public final class IncomingEvent {

    private final Headers headers;
    private final byte[] data;
    private boolean handled;

    IncomingEvent(ConsumerRecord<?, ?> message) {
        this.headers = message.headers();
        this.data = message.value() instanceof byte[] bytes ? bytes : new byte[0];
    }

    public String id() {
        return EventHeaders.read(headers, EventHeaders.ID);
    }

    /** Wire type, for example {@code import.chunk-ready.v1}. */
    public String type() {
        return EventHeaders.read(headers, EventHeaders.TYPE);
    }

    /** Who published it, for example {@code /import}. */
    public String source() {
        return EventHeaders.read(headers, EventHeaders.SOURCE);
    }

    /** Id of the aggregate that it tells about. */
    public String subject() {
        return EventHeaders.read(headers, EventHeaders.SUBJECT);
    }

    /** Position among the subject's events, from 1. */
    public long sequence() {
        return Long.parseLong(EventHeaders.read(headers, EventHeaders.SEQUENCE));
    }

    public Instant time() {
        return Instant.parse(EventHeaders.read(headers, EventHeaders.TIME));
    }

    /** The tenant, or {@link Aggregate#NO_TENANT}. */
    public String tenantId() {
        return EventHeaders.read(headers, EventHeaders.TENANT);
    }

    /**
     * Handles the event if it is of this type, as the event's tenant. An event that no {@code when} matches is skipped and counted.
     */
    public <T> IncomingEvent when(String type, Class<T> dataType, Consumer<T> handler) {
        if (type().equals(type)) {
            handled = true;
            T content = EventJson.read(data, dataType);
            if (tenantId().equals(Aggregate.NO_TENANT)) {
                handler.accept(content);
            } else {
                CurrentTenant.run(tenantId(), () -> handler.accept(content));
            }
        }
        return this;
    }

    boolean handled() {
        return handled;
    }
}
