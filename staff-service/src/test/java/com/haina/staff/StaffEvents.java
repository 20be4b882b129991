package com.haina.staff;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.EventJson;
import com.haina.platform.outbox.Ids;

/** The other end of the broker: hears what this service publishes, and publishes what it listens to. */
@TestConfiguration(proxyBeanMethods = false)
public class StaffEvents {

    /** An event as it came over the wire. */
    public record Heard(String type, String subject, String tenantId, String data) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final KafkaTemplate<String, byte[]> kafka;

    StaffEvents(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(
            id = "heard",
            groupId = "tests-of-staff",
            topics = "staff.events",
            properties = "auto.offset.reset=earliest")
    void on(ConsumerRecord<String, byte[]> message) {
        heard.add(new Heard(
                header(message, "ce_type"),
                header(message, "ce_subject"),
                header(message, "ce_tenantid"),
                new String(message.value(), StandardCharsets.UTF_8)));
    }

    /** Everything of a type about a subject that has arrived so far. */
    public List<String> about(String subject, String type) {
        List<String> found = new ArrayList<>();
        for (Heard one : heard) {
            if (one.subject().equals(subject) && one.type().equals(type)) {
                found.add(one.data());
            }
        }
        return found;
    }

    /** Waits for so many events of a type about a subject. */
    public List<String> await(String subject, String type, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> about(subject, type).size() >= count);
        return about(subject, type);
    }

    /** Publishes an event of another service, numbered on. */
    public void publish(String topic, String tenantId, String type, String subject, Object data) {
        publish(topic, tenantId, type, subject, sequence.incrementAndGet(), EventJson.write(data));
    }

    /** Publishes an event of another service as it stands. */
    public void publish(String topic, String tenantId, String type, String subject, long number, String json) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, subject, json.getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(
                message.headers(),
                Ids.next(),
                type,
                "/" + topic.substring(0, topic.indexOf('.')),
                subject,
                number,
                Instant.now(),
                tenantId,
                null);
        kafka.send(message).join();
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
