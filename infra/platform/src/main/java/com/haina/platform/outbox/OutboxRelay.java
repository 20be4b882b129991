package com.haina.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.kafka.core.KafkaTemplate;

import com.haina.platform.events.EventHeaders;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Publishes what waits in the outboxes of this service's aggregates: in array order, keyed by the aggregate's id, each event
 * acknowledged by the broker before it is taken out. At least once; the lease and the single-update acknowledgement keep repetitions rare.
 *
 * <p>Taking events out is one update by id that pulls them <em>and</em> moves the version: with the pull alone, a save that had read the
 * document before would bring a sent event back.
 */
public class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final String PENDING = "outbox.eventId";
    private static final int BATCH = 200;

    /** Finds what a crash left behind; what this instance writes is nudged. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** While other instances write, which do not hold the lease and nudge nobody. */
    private static final Duration SWEEP_FOR_OTHERS = Duration.ofSeconds(1);

    private static final Duration OTHERS_REMEMBERED = Duration.ofMinutes(1);

    private final MongoTemplate mongo;
    private final KafkaTemplate<String, byte[]> kafka;
    private final String topic;
    private final String source;
    private final OutboxLease lease;
    private final Counter published;
    private final Semaphore nudges = new Semaphore(0);
    private final Set<String> nudged = ConcurrentHashMap.newKeySet();
    private final List<String> collections = new ArrayList<>();
    private volatile boolean running;
    private volatile long oldestPendingMillis;
    private volatile int pending;
    private Thread worker = new Thread();

    OutboxRelay(MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka, String noun, MeterRegistry meters) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.topic = noun + ".events";
        this.source = "/" + noun;
        this.lease = new OutboxLease(mongo);
        this.published = meters.counter("haina.outbox.published");
        Gauge.builder("haina.outbox.pending", this, relay -> relay.pending)
                .description("events waiting to be published, as of the last sweep")
                .register(meters);
        Gauge.builder("haina.outbox.oldest.age", this, OutboxRelay::oldestAgeSeconds)
                .baseUnit("seconds")
                .description("age of the oldest event waiting to be published")
                .register(meters);
    }

    /** Says that events were written there; the relay looks at once instead of at the next sweep. */
    public void nudge(String collection) {
        nudged.add(collection);
        nudges.release();
    }

    @Override
    public void start() {
        for (MongoPersistentEntity<?> entity :
                mongo.getConverter().getMappingContext().getPersistentEntities()) {
            if (Aggregate.class.isAssignableFrom(entity.getType())
                    && !java.lang.reflect.Modifier.isAbstract(entity.getType().getModifiers())) {
                collections.add(entity.getCollection());
            }
        }
        running = true;
        // A platform thread: interrupting is never needed, and its name shows in a thread dump.
        worker = Thread.ofPlatform().name("outbox-relay").daemon().start(this::work);
    }

    private void work() {
        boolean indexed = false;
        long nextSweep = System.nanoTime();
        long othersUntil = System.nanoTime();
        while (running) {
            try {
                if (!indexed) {
                    collections.forEach(this::createIndex);
                    indexed = true;
                }
                if (lease.held()) {
                    // Only where events were written: looking everywhere after each save kept the store busier than
                    // the saves.
                    relay(takeNudged());
                    if (System.nanoTime() - nextSweep >= 0) {
                        if (relay(collections) > 0) {
                            othersUntil = System.nanoTime() + OTHERS_REMEMBERED.toNanos();
                        }
                        Duration pause = System.nanoTime() - othersUntil < 0 ? SWEEP_FOR_OTHERS : SWEEP;
                        nextSweep = System.nanoTime() + pause.toNanos();
                    }
                }
            } catch (RuntimeException failure) {
                log.warn("events could not be published, trying again: {}", failure.toString());
                nextSweep = System.nanoTime(); // what was nudged for still waits
            }
            try {
                nudges.tryAcquire(SWEEP_FOR_OTHERS.toMillis(), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void createIndex(String collection) {
        mongo.getCollection(collection)
                .createIndex(
                        new Document(PENDING, 1),
                        new IndexOptions().sparse(true).name("outbox"));
    }

    private List<String> takeNudged() {
        List<String> taken = collections.stream().filter(nudged::contains).toList();
        nudged.removeAll(taken); // before they are read: what is saved from here on nudges again
        return taken;
    }

    /** How many documents had events. */
    private int relay(List<String> among) {
        int seen = 0;
        long oldest = 0;
        for (String collection : among) {
            List<Document> batch;
            do {
                batch = pendingIn(collection);
                seen += batch.size();
                for (Document document : batch) {
                    long time = document.getList("outbox", Document.class)
                            .getFirst()
                            .getDate("time")
                            .getTime();
                    oldest = oldest == 0 ? time : Math.min(oldest, time);
                }
                pending = seen;
                oldestPendingMillis = oldest;
                publish(collection, batch);
            } while (batch.size() == BATCH && running && lease.held());
        }
        pending = 0;
        oldestPendingMillis = 0;
        return seen;
    }

    private List<Document> pendingIn(String collection) {
        return mongo.getCollection(collection)
                .find(Filters.gt(PENDING, ""))
                .projection(Projections.include("outbox", "tenantId"))
                .sort(Sorts.ascending(PENDING))
                .limit(BATCH)
                .into(new ArrayList<>());
    }

    private void publish(String collection, List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<CompletableFuture<?>> sent = new ArrayList<>();
        List<UpdateOneModel<Document>> acknowledgements = new ArrayList<>();
        for (Document document : documents) {
            String subject = document.getString("_id");
            List<String> ids = new ArrayList<>();
            for (Document event : document.getList("outbox", Document.class)) {
                sent.add(kafka.send(message(subject, document.getString("tenantId"), event)));
                ids.add(event.getString("eventId"));
            }
            acknowledgements.add(new UpdateOneModel<>(
                    Filters.eq("_id", subject),
                    Updates.combine(
                            Updates.pull("outbox", new Document("eventId", new Document("$in", ids))),
                            Updates.inc("version", 1L))));
        }
        kafka.flush();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        mongo.getCollection(collection).bulkWrite(acknowledgements, new BulkWriteOptions().ordered(false));
        published.increment(sent.size());
    }

    private ProducerRecord<String, byte[]> message(String subject, String tenantId, Document event) {
        byte[] data = event.getString("data").getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, subject, data);
        EventHeaders.write(
                message.headers(),
                event.getString("eventId"),
                event.getString("type"),
                source,
                subject,
                event.getLong("sequence"),
                event.getDate("time").toInstant(),
                tenantId,
                event.getString("traceparent"));
        return message;
    }

    private double oldestAgeSeconds() {
        long oldest = oldestPendingMillis;
        return oldest == 0 ? 0 : (System.currentTimeMillis() - oldest) / 1_000.0;
    }

    @Override
    public void stop() {
        running = false;
        nudges.release();
        try {
            worker.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            lease.release();
        } catch (RuntimeException storeGone) {
            log.debug("lease not released, it ends by itself", storeGone);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the listeners and the web server's beans are, but after requests have ended. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4_096;
    }
}
