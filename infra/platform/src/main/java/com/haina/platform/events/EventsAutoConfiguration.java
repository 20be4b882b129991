package com.haina.platform.events;

import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

import io.micrometer.core.instrument.MeterRegistry;

/** How listeners receive events and what becomes of those that cannot be handled. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty(name = "haina.service")
class EventsAutoConfiguration {

    @Bean
    IncomingEventConverter incomingEventConverter(ObjectProvider<MeterRegistry> meters) {
        return new IncomingEventConverter(
                meters.getIfAvailable(io.micrometer.core.instrument.simple.SimpleMeterRegistry::new));
    }

    /**
     * Retries for about two minutes, so that a peer's restart is ridden out in order, then sets the event aside on {@code <topic>.DLT},
     * where {@link DeadLetters} finds it.
     */
    @Bean
    CommonErrorHandler eventErrorHandler(KafkaTemplate<String, byte[]> kafka, ObjectProvider<MeterRegistry> meters) {
        DeadLetterPublishingRecoverer deadLetters = new DeadLetterPublishingRecoverer(
                kafka, (message, failure) -> new TopicPartition(message.topic() + DeadLetters.SUFFIX, -1));
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(10_000);
        backOff.setMaxElapsedTime(120_000);
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (message, failure) -> {
                    meters.ifAvailable(registry -> registry.counter("haina.events.dead", "topic", message.topic())
                            .increment());
                    deadLetters.accept(message, failure);
                },
                backOff);
        handler.addNotRetryableExceptions(MalformedEvent.class);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.WARN);
        return handler;
    }

    @Bean
    DeadLetters deadLetters(
            org.springframework.kafka.core.ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka,
            @org.springframework.beans.factory.annotation.Value("${spring.application.name}") String application) {
        return new DeadLetters(consumers, kafka, application);
    }
}
