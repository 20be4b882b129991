package com.haina.resident;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.kafka.annotation.KafkaListener;

/** What the service published, as the broker has it. */
@TestComponent
public class PublishedEvents {

    private final Map<String, byte[]> events = new ConcurrentHashMap<>();

    @KafkaListener(topics = "resident.events", groupId = "published-events", concurrency = "1")
    void on(ConsumerRecord<String, byte[]> message) {
        String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        events.put(message.key() + " " + type, message.value());
    }

    public byte[] await(String subject, String type) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events.containsKey(subject + " " + type));
        return events.get(subject + " " + type);
    }

    /** Everything of a type that was published and not forgotten. */
    public List<byte[]> all(String type) {
        return events.entrySet().stream()
                .filter(event -> event.getKey().endsWith(" " + type))
                .map(Map.Entry::getValue)
                .toList();
    }

    public void forgetAll() {
        events.clear();
    }

    public void forget(String subject) {
        events.keySet().removeIf(key -> key.startsWith(subject + " "));
    }
}
