package com.haina.auth.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;

import com.haina.contracts.account.TenantJoined;

/** What this service published, as others read it. */
public final class Published {

    private Published() {}

    /** The events about these subjects from the beginning, once there are this many of these types (all, if none is named). */
    public static List<ConsumerRecord<String, byte[]>> events(
            Environment environment, int number, Set<String> subjects, String... types) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        Set<String> seen = new HashSet<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                "group.id",
                "golden-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("auth.events"));
            Awaitility.await("the events").atMost(Duration.ofSeconds(30)).until(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    var wanted = subjects.contains(event.key())
                            && (types.length == 0 || Set.of(types).contains(type(event)));
                    if (wanted && seen.add(header(event, "ce_id"))) {
                        found.add(event);
                    }
                }
                return found.size() >= number;
            });
        }
        return found;
    }

    public static String type(ConsumerRecord<String, byte[]> event) {
        return header(event, "ce_type");
    }

    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    public static String content(ConsumerRecord<String, byte[]> event) {
        return new String(event.value(), StandardCharsets.UTF_8);
    }

    /** The sample of a type that publisher and consumers agree on. */
    public static String golden(String type) throws IOException {
        try (var file = TenantJoined.class.getResourceAsStream("/golden/" + type + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
