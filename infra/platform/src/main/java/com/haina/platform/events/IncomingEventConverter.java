package com.haina.platform.events;

import java.lang.reflect.Type;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import io.micrometer.core.instrument.MeterRegistry;

/** Hands listeners an {@link IncomingEvent} and counts those that none of their handlers matched. */
final class IncomingEventConverter implements RecordMessageConverter, RecordInterceptor<Object, Object> {

    private final ThreadLocal<@Nullable IncomingEvent> current = new ThreadLocal<>();
    private final MeterRegistry meters;

    IncomingEventConverter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Message<?> toMessage(
            ConsumerRecord<?, ?> message,
            @Nullable Object acknowledgment,
            @Nullable Object consumer,
            @Nullable Type payloadType) {
        IncomingEvent event = new IncomingEvent(message);
        current.set(event);
        return MessageBuilder.withPayload(event).build();
    }

    @Override
    public ProducerRecord<?, ?> fromMessage(Message<?> message, String defaultTopic) {
        throw new UnsupportedOperationException("events are published by the outbox relay");
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        return message;
    }

    @Override
    public void success(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        IncomingEvent event = current.get();
        if (event != null && !event.handled()) {
            meters.counter("haina.events.skipped", "topic", message.topic(), "type", event.type())
                    .increment();
        }
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        current.remove();
    }
}
