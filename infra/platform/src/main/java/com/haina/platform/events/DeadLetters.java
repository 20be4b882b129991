package com.haina.platform.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * For ops: the events that a listener could not handle. Read: how many wait per topic. Write {@code /actuator/deadletters/<topic>}: puts
 * them back on their topic; every consumer sees them again, which is harmless because consumers are idempotent.
 */
@Endpoint(id = "deadletters")
public class DeadLetters {

    static final String SUFFIX = ".DLT";

    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final String group;

    DeadLetters(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka, String application) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.group = application + ".replay";
    }

    /** Events waiting, by the topic that they came from. */
    @ReadOperation
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new TreeMap<>();
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(group, "replay")) {
            consumer.listTopics().forEach((topic, partitions) -> {
                if (topic.endsWith(SUFFIX)) {
                    List<TopicPartition> all = partitions.stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
                    waiting.put(topic.substring(0, topic.length() - SUFFIX.length()), lag(consumer, all));
                }
            });
        }
        return waiting;
    }

    /** Puts the waiting events of a topic back on it. */
    @WriteOperation
    public Map<String, Integer> replay(@Selector String topic) {
        int replayed = 0;
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(group, "replay")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic + SUFFIX).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            while (lag(consumer, partitions) > 0) {
                for (ConsumerRecord<String, byte[]> dead : consumer.poll(Duration.ofSeconds(2))) {
                    ProducerRecord<String, byte[]> again = new ProducerRecord<>(topic, dead.key(), dead.value());
                    dead.headers().forEach(header -> {
                        if (!header.key().startsWith("kafka_dlt")) {
                            again.headers().add(header);
                        }
                    });
                    kafka.send(again).join();
                    replayed++;
                }
                consumer.commitSync();
            }
        }
        return Map.of("replayed", replayed);
    }

    private static long lag(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var committed = consumer.committed(java.util.Set.copyOf(partitions));
        return partitions.stream()
                .mapToLong(partition -> ends.get(partition)
                        - (committed.get(partition) == null
                                ? 0
                                : committed.get(partition).offset()))
                .sum();
    }
}
