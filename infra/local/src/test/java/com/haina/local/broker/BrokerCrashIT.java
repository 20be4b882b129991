package com.haina.local.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.haina.local.LocalProcess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Kills the broker's process while records are produced (acks=all) and offsets committed. */
class BrokerCrashIT {

    private static final Logger log = LoggerFactory.getLogger(BrokerCrashIT.class);
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    private final Random random = new Random(7);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong committed = new AtomicLong();
    private Map<String, Object> client = Map.of();

    @Test
    void acknowledgedRecordsAndOffsetsSurviveKills() throws Exception {
        Path directory = LocalProcess.newDirectory("broker");
        int port = LocalProcess.freePort();
        Map<String, String> environment = Map.of(
                "STORE_ENABLED", "false",
                "KAFKA_PORT", String.valueOf(port),
                "KAFKA_CONTROLLER_PORT", String.valueOf(LocalProcess.freePort()));
        client = Map.ofEntries(
                Map.entry("bootstrap.servers", "127.0.0.1:" + port),
                Map.entry("group.id", "g"),
                Map.entry("enable.auto.commit", "false"),
                Map.entry("auto.offset.reset", "earliest"),
                Map.entry("acks", "all"),
                Map.entry("linger.ms", "0"),
                Map.entry("delivery.timeout.ms", "4000"),
                Map.entry("request.timeout.ms", "2000"),
                Map.entry("max.block.ms", "4000"),
                Map.entry("default.api.timeout.ms", "15000"));
        for (int kill = 0; kill < KILLS; kill++) {
            try (LocalProcess broker =
                    LocalProcess.start(directory, environment, "-Xmx160m", "-XX:TieredStopAtLevel=1")) {
                useAndKill(broker, kill);
            }
        }
        try (LocalProcess broker = LocalProcess.start(directory, environment, "-Xmx160m", "-XX:TieredStopAtLevel=1")) {
            verify();
            broker.stop();
        }
    }

    private void useAndKill(LocalProcess broker, int round) throws Exception {
        AtomicBoolean running = new AtomicBoolean(true);
        CountDownLatch records = new CountDownLatch(2_000 + random.nextInt(20_000));
        CountDownLatch commits = new CountDownLatch(1 + random.nextInt(5));
        Thread producing = Thread.ofPlatform().start(() -> produce(round, running, records));
        Thread consuming = Thread.ofPlatform().start(() -> consume(running, commits));
        assertTrue(records.await(60, TimeUnit.SECONDS));
        assertTrue(commits.await(60, TimeUnit.SECONDS));
        broker.kill();
        running.set(false);
        producing.join();
        consuming.join();
        log.info("kill {}: {} records acknowledged so far, offset {} committed", round, acknowledged.size(), committed);
    }

    private void produce(int round, AtomicBoolean running, CountDownLatch records) {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; running.get(); i++) {
                String key = round + "-" + i;
                var sent = producer.send(
                        new ProducerRecord<>(PARTITION.topic(), 0, key, "x".repeat(300)), (metadata, error) -> {
                            if (error == null) {
                                acknowledged.add(key);
                                records.countDown();
                            }
                        });
                if (i % 50 == 0) {
                    sent.get();
                }
            }
        } catch (KafkaException | ExecutionException | InterruptedException killed) {
            log.debug("the broker is gone", killed);
        }
    }

    private void consume(AtomicBoolean running, CountDownLatch commits) {
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            // Assigned, not subscribed: a member that died with the broker holds its group until the session time-out.
            consumer.assign(List.of(PARTITION));
            while (running.get()) {
                long next = -1;
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    next = record.offset() + 1;
                }
                if (next >= 0) {
                    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(next)), Duration.ofSeconds(3));
                    committed.accumulateAndGet(next, Math::max);
                    commits.countDown();
                }
            }
        } catch (KafkaException killed) {
            log.debug("the broker is gone", killed);
        }
    }

    private void verify() {
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            long offset = consumer.committed(Set.of(PARTITION)).get(PARTITION).offset();
            assertTrue(offset >= committed.get(), offset + " < " + committed);
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            Set<String> lost = new HashSet<>(acknowledged);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> lost.remove(record.key()));
            }
            assertEquals(Set.of(), lost);
        }
    }
}
