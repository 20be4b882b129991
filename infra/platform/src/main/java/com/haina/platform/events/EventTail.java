package com.haina.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads the events of all services from near their end, for what lives only as long as this process: every instance reads everything, by
 * itself, and leaves no trace in the broker (no group, no committed offsets). An event is seen once per start, unless a reader fails;
 * what must not be missed belongs to a listener.
 */
public final class EventTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    private static final String TOPICS = ".events";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Receives what is read, on one thread. */
    public interface Reader {

        /** A partition is read from one offset on; what is there before the other one happened before the start. */
        void begins(String partition, long offset, long news);

        /** All partitions that were there at the start have begun. */
        void started();

        /** The next event; its partition is read up to and without {@code offset + 1}. */
        void read(String partition, long offset, IncomingEvent event);
    }

    private final ConsumerFactory<String, byte[]> consumers;
    private final long back;
    private final Reader reader;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private boolean started;
    private volatile boolean running;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private Thread worker = new Thread();

    /**
     * A tail that has yet to start.
     *
     * @param back how many events of each partition are read that were there before
     */
    public EventTail(ConsumerFactory<String, byte[]> consumers, long back, Reader reader) {
        this.consumers = consumers;
        this.back = back;
        this.reader = reader;
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofPlatform().name("event-tail").daemon().start(this::work);
    }

    private void work() {
        while (running) {
            try (Consumer<String, byte[]> opened = consumers.createConsumer(null, "tail")) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException stop) {
                return;
            } catch (RuntimeException failure) {
                log.warn("events cannot be followed, trying again: {}", failure.toString());
                try {
                    Thread.sleep(AGAIN);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void follow(Consumer<String, byte[]> opened) {
        Instant looked = Instant.EPOCH;
        Set<TopicPartition> assigned = new HashSet<>();
        while (running) {
            if (looked.plus(LOOK_FOR_TOPICS).isBefore(Instant.now())) {
                looked = Instant.now();
                lookForTopics(opened, assigned);
                if (!started) {
                    started = true;
                    reader.started();
                }
            }
            if (assigned.isEmpty()) {
                LockSupport.parkNanos(POLL.toNanos()); // polling nothing is an error
                continue;
            }
            for (ConsumerRecord<String, byte[]> message : opened.poll(POLL)) {
                TopicPartition partition = new TopicPartition(message.topic(), message.partition());
                hand(partition, message);
                next.put(partition, message.offset() + 1);
            }
        }
    }

    private void hand(TopicPartition partition, ConsumerRecord<String, byte[]> message) {
        try {
            reader.read(partition.toString(), message.offset(), new IncomingEvent(message));
        } catch (RuntimeException unreadable) {
            log.warn("an event of {} at {} was passed over: {}", partition, message.offset(), unreadable.toString());
        }
    }

    private void lookForTopics(Consumer<String, byte[]> opened, Set<TopicPartition> assigned) {
        Set<TopicPartition> found = new HashSet<>();
        opened.listTopics().forEach((topic, partitions) -> {
            if (topic.endsWith(TOPICS)) {
                partitions.forEach(partition -> found.add(new TopicPartition(topic, partition.partition())));
            }
        });
        found.removeAll(assigned);
        if (found.isEmpty()) {
            return;
        }
        assigned.addAll(found);
        opened.assign(assigned);
        Map<TopicPartition, Long> begins = opened.beginningOffsets(found);
        Map<TopicPartition, Long> ends = opened.endOffsets(found);
        for (TopicPartition partition : found) {
            Long goOn = next.get(partition);
            long from = goOn != null ? goOn : Math.max(begins.get(partition), ends.get(partition) - back);
            opened.seek(partition, from);
            if (goOn == null) {
                next.put(partition, from);
                reader.begins(partition.toString(), from, started ? from : ends.get(partition));
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            worker.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
