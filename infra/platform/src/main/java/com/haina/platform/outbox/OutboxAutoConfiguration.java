package com.haina.platform.outbox;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;

import io.micrometer.core.instrument.MeterRegistry;

/** The outbox of a service that has a store and a broker; its topic is {@code <haina.service>.events}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean({MongoTemplate.class, KafkaTemplate.class})
@ConditionalOnProperty(name = "haina.service")
class OutboxAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            MongoTemplate mongo,
            KafkaTemplate<String, byte[]> kafka,
            @Value("${haina.service}") String noun,
            ObjectProvider<MeterRegistry> meters) {
        return new OutboxRelay(
                mongo,
                kafka,
                noun,
                meters.getIfAvailable(io.micrometer.core.instrument.simple.SimpleMeterRegistry::new));
    }

    @Bean
    NewTopic eventsTopic(
            @Value("${haina.service}") String noun, @Value("${haina.events.partitions:2}") int partitions) {
        return TopicBuilder.name(noun + ".events").partitions(partitions).build();
    }

    @Bean
    static BeforeConvertCallback<Aggregate> revisionCounter() {
        return (aggregate, collection) -> {
            aggregate.saved();
            return aggregate;
        };
    }

    @Bean
    static AfterSaveCallback<Aggregate> outboxNudge(ObjectProvider<OutboxRelay> relay) {
        return (aggregate, document, collection) -> {
            if (aggregate.hasEvents()) {
                relay.ifAvailable(one -> one.nudge(collection));
            }
            return aggregate;
        };
    }
}
