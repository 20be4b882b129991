package com.haina.platform.outbox;

import java.time.Instant;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/**
 * An event for a document that is changed field by field, not saved as a whole. Like {@link Aggregate#record}, change and event are one
 * write; the condition keeps two such writes from giving their events the same number.
 */
public final class OutboxAppend {

    private OutboxAppend() {}

    /** Adds an event to an update of this aggregate's document; {@link #isNext} must be part of the update's query. */
    public static Update to(Update update, Aggregate aggregate, String type, Object data) {
        OutboxEvent event = new OutboxEvent(
                Ids.next(),
                type,
                aggregate.sequence() + 1,
                Instant.now(),
                Aggregate.traceparent(),
                EventJson.write(data));
        return update.push("outbox", event).inc("sequence", 1).inc("version", 1);
    }

    /** No event was recorded since the aggregate was read. */
    public static Criteria isNext(Criteria query, Aggregate aggregate) {
        return query.and("sequence").is(aggregate.sequence());
    }
}
