package com.haina.imports.job;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.http.ResponseEntity;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.contracts.structure.CommunityOutline;
import com.haina.platform.events.EventHeaders;
import com.haina.platform.outbox.Ids;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.EmbeddedStoreAndBroker;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.json.JsonMapper;

/**
 * The other side of the wire for this module's tests: speaks HTTP and Kafka like resident-service and staff-service, and
 * keeps a roster in memory with the simplest rules that make every verdict possible. How the real ones judge is theirs.
 */
final class StandInPeer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final StandInPeer ONLY = start();

    final Map<String, Map<String, String>> records = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> timesApplied = new ConcurrentHashMap<>();
    final Set<String> touchedByHand = ConcurrentHashMap.newKeySet();
    final ConcurrentLinkedQueue<String> undone = new ConcurrentLinkedQueue<>();
    final AtomicInteger checks = new AtomicInteger();
    volatile int failChecks;
    volatile Semaphore applying = new Semaphore(Integer.MAX_VALUE / 2);
    volatile Semaphore checking = new Semaphore(Integer.MAX_VALUE / 2);
    volatile int importPort;

    private final HttpServer server;
    private final KafkaProducer<String, byte[]> producer;

    private StandInPeer(HttpServer server, KafkaProducer<String, byte[]> producer) {
        this.server = server;
        this.producer = producer;
    }

    static StandInPeer get() {
        return ONLY;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** As on the first day. */
    void reset() {
        records.clear();
        timesApplied.clear();
        touchedByHand.clear();
        undone.clear();
        checks.set(0);
        failChecks = 0;
        applying = new Semaphore(Integer.MAX_VALUE / 2);
        checking = new Semaphore(Integer.MAX_VALUE / 2);
    }

    private static StandInPeer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            Properties settings = new Properties();
            settings.put("bootstrap.servers", EmbeddedStoreAndBroker.kafkaBootstrapServers());
            StandInPeer peer = new StandInPeer(
                    server, new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/oauth2/token",
                    exchange -> answer(
                            exchange,
                            200,
                            Map.of("access_token", TestTokens.service("import-service"), "expires_in", 600)));
            server.createContext(
                    "/internal/v1/communities",
                    exchange -> answer(
                            exchange,
                            200,
                            List.of(new CommunityOutline(
                                    "c1",
                                    "滨江",
                                    List.of(),
                                    List.of(new CommunityOutline.StructureOutline(
                                            "s1",
                                            "高层",
                                            List.of("楼栋", "单元", "门牌号"),
                                            List.of(
                                                    List.of("1栋", "1单元"),
                                                    List.of("1栋", "2单元"),
                                                    List.of("2栋", "1单元"))))))));
            server.createContext(
                    "/internal/v1/departments", exchange -> answer(exchange, 200, List.of("工程部—维修组", "管家部")));
            server.createContext("/internal/v1/rosters/checks", peer::check);
            server.start();
            Thread.ofPlatform().daemon().name("stand-in-peer").start(peer::consume);
            return peer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void check(HttpExchange exchange) throws IOException {
        RosterCheck check = JSON.readValue(exchange.getRequestBody().readAllBytes(), RosterCheck.class);
        checking.acquireUninterruptibly();
        if (failChecks > 0) {
            failChecks--;
            answer(exchange, 503, Map.of());
            return;
        }
        checks.incrementAndGet();
        List<RowOutcome> outcomes = new ArrayList<>();
        for (RosterRow row : check.rows()) {
            outcomes.add(judge(row));
        }
        answer(exchange, 200, new RosterCheckResult(outcomes));
    }

    private RowOutcome judge(RosterRow row) {
        Map<String, String> values = row.values();
        List<RowIssue> issues = new ArrayList<>();
        String mobile = values.get(RosterField.MOBILE);
        if (mobile != null && !mobile.matches("1\\d{10}")) {
            issues.add(RowIssue.error(RosterField.MOBILE, "mobile.malformed"));
        }
        if (!values.containsKey(RosterField.ROOM) && !values.containsKey(RosterField.DEPARTMENT)) {
            issues.add(RowIssue.error(RosterField.ROOM, "layer.missing", Map.of("layer", "门牌号")));
        }
        if (!issues.isEmpty()) {
            return new RowOutcome(row.number(), Verdict.INVALID, issues, List.of());
        }
        Map<String, String> before = records.get(key(values));
        if (before == null) {
            return new RowOutcome(row.number(), Verdict.NEW, List.of(), List.of());
        }
        if (before.equals(values)) {
            return new RowOutcome(row.number(), Verdict.UNCHANGED, List.of(), List.of());
        }
        return new RowOutcome(
                row.number(),
                Verdict.CHANGED,
                List.of(),
                List.of(new FieldChange(RosterField.NAME, before.get(RosterField.NAME), values.get(RosterField.NAME))));
    }

    static String key(Map<String, String> values) {
        return values.getOrDefault(RosterField.MOBILE, "") + "@" + values.getOrDefault(RosterField.ROOM, "");
    }

    private void consume() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", EmbeddedStoreAndBroker.kafkaBootstrapServers());
        settings.put("group.id", "stand-in-peer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "1000");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("import.events"));
            while (true) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(100))) {
                    // Other contexts of this JVM publish on the same topic; their chunks are nobody's business here.
                    if (importPort != 0) {
                        handle(event);
                    }
                }
            }
        }
    }

    private void handle(ConsumerRecord<String, byte[]> event) {
        String type = header(event, "ce_type");
        String tenant = header(event, "ce_tenantid");
        if (type.equals(ChunkReady.TYPE)) {
            apply(JSON.readValue(event.value(), ChunkReady.class), tenant);
        } else if (type.equals(ChunkUndoRequested.TYPE)) {
            undo(JSON.readValue(event.value(), ChunkUndoRequested.class), tenant);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void apply(ChunkReady ready, String tenant) {
        applying.acquireUninterruptibly();
        ResponseEntity<byte[]> answer = TestTokens.client(importPort, TestTokens.service("resident-service"))
                .get()
                .uri("/internal/v1/chunks/" + ready.chunkId())
                .header("X-Tenant-Id", tenant)
                .retrieve()
                .toEntity(byte[].class);
        if (!answer.getStatusCode().is2xxSuccessful()) {
            // Another test's chunk.
            return;
        }
        ChunkRows rows = JSON.readValue(answer.getBody(), ChunkRows.class);
        int created = 0;
        int changed = 0;
        List<RowOutcome> failures = new ArrayList<>();
        for (RosterRow row : rows.rows()) {
            if ("拒绝".equals(row.values().get(RosterField.NAME))) {
                failures.add(new RowOutcome(
                        row.number(), Verdict.CONFLICT, List.of(RowIssue.error("mobile", "person.other")), List.of()));
                continue;
            }
            timesApplied
                    .computeIfAbsent(ready.chunkId() + "#" + row.number(), k -> new AtomicInteger())
                    .incrementAndGet();
            if (records.put(key(row.values()), row.values()) == null) {
                created++;
            } else {
                changed++;
            }
        }
        chunks.put(ready.chunkId(), rows);
        publish(
                ready.kind() == RosterKind.STAFF ? "staff" : "resident",
                ready.kind() == RosterKind.STAFF ? ChunkApplied.STAFF_TYPE : ChunkApplied.RESIDENT_TYPE,
                ready.chunkId(),
                tenant,
                new ChunkApplied(ready.jobId(), ready.chunkId(), created, changed, 0, failures.size(), failures));
    }

    private final Map<String, ChunkRows> chunks = new ConcurrentHashMap<>();

    private void undo(ChunkUndoRequested request, String tenant) {
        ChunkRows rows = chunks.get(request.chunkId());
        if (rows == null) {
            return;
        }
        undone.add(request.chunkId());
        int taken = 0;
        List<ChunkUndone.KeptRow> kept = new ArrayList<>();
        for (RosterRow row : rows.rows()) {
            String key = key(row.values());
            if (touchedByHand.contains(key)) {
                kept.add(new ChunkUndone.KeptRow(row.number(), "r-" + row.number(), "changed-since"));
            } else if (records.remove(key) != null) {
                taken++;
            }
        }
        publish(
                "resident",
                ChunkUndone.RESIDENT_TYPE,
                request.chunkId(),
                tenant,
                new ChunkUndone(request.jobId(), request.chunkId(), taken, kept));
    }

    /** Publishes an answer twice, as a broker may deliver it. */
    private void publish(String noun, String type, String subject, String tenant, Object data) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(noun + ".events", subject, JSON.writeValueAsBytes(data));
        EventHeaders.write(message.headers(), Ids.next(), type, "/" + noun, subject, 1, Instant.now(), tenant, null);
        producer.send(message);
        producer.send(message);
        producer.flush();
    }
}
