package com.haina.local.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.haina.local.LocalProcess;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.IndexOptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Kills the server process (SIGKILL) at random points while four clients insert, update and delete and one reads. After each restart every
 * acknowledged command must be visible, a command without an answer must be there completely or not at all, what somebody had read must be
 * there, and the indexes must fit the documents.
 * A killed process does not lose what it gave to the operating system, so this proves COMMIT and cannot tell COMMIT from SYNC.
 */
class StoreCrashIT {

    private static final Logger log = LoggerFactory.getLogger(StoreCrashIT.class);
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final int CLIENTS = 4;

    @ParameterizedTest
    @ValueSource(strings = {"commit", "sync"})
    void acknowledgedWritesSurviveAKill(String durability) throws Exception {
        Path directory = LocalProcess.newDirectory("crash");
        int port = LocalProcess.freePort();
        Map<String, String> environment =
                Map.of("KAFKA_ENABLED", "false", "STORE_PORT", "" + port, "STORE_DURABILITY", durability);

        Random random = new Random(42);
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>(); // _id -> version; -1 deleted
        Map<String, Integer> pending = new ConcurrentHashMap<>(); // sent, no answer
        Map<String, Integer> read = new ConcurrentHashMap<>(); // the newest version that somebody saw
        long checked = 0;
        int lateCommands = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (LocalProcess server =
                            LocalProcess.start(directory, environment, "-Xmx256m", "-Dstore.compactEveryMs=300");
                    MongoClient client = StoreClients.to(port)) {
                checked += verify(client, acknowledged, pending, read);
                lateCommands += pending.size();
                pending.clear();
                read.clear();
                var collection = client.getDatabase("d").getCollection("c");
                collection.createIndex(new Document("tenantId", 1).append("version", 1));
                collection.createIndex(new Document("tags", 1));
                collection.createIndex(new Document("key", 1), new IndexOptions().unique(true));
                CountDownLatch answered = new CountDownLatch(100 + random.nextInt(900));
                List<Thread> threads = new ArrayList<>();
                for (int t = 0; t < CLIENTS; t++) {
                    int number = t;
                    int round = kill;
                    threads.add(Thread.ofPlatform()
                            .start(() -> write(collection, number, round, acknowledged, pending, answered)));
                }
                threads.add(Thread.ofPlatform().start(() -> read(collection, pending, read)));
                assertTrue(answered.await(60, TimeUnit.SECONDS));
                server.kill();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
        try (LocalProcess server = LocalProcess.start(directory, environment, "-Xmx256m");
                MongoClient client = StoreClients.to(port)) {
            checked += verify(client, acknowledged, pending, read);
            server.kill();
        }
        log.info(
                "{}: {} kills, {} acknowledged documents at the end, {} checks, {} commands without an answer",
                durability,
                KILLS,
                acknowledged.size(),
                checked,
                lateCommands);
    }

    private static void write(
            com.mongodb.client.MongoCollection<Document> collection,
            int thread,
            int round,
            Map<String, Integer> acknowledged,
            Map<String, Integer> pending,
            CountDownLatch answered) {
        Random random = new Random(round * 31L + thread);
        List<String> mine = new ArrayList<>(acknowledged.keySet().stream()
                .filter(id -> id.startsWith(thread + "-") && acknowledged.get(id) >= 0)
                .toList());
        for (int i = 0; ; i++) {
            String id = null;
            try {
                int what = mine.isEmpty() ? 0 : random.nextInt(10);
                if (what < 4) {
                    id = thread + "-" + round + "-" + i;
                    pending.put(id, 1);
                    collection.insertOne(new Document("_id", id)
                            .append("tenantId", "t" + thread)
                            .append("version", 1)
                            .append("key", id)
                            .append("tags", List.of("a" + random.nextInt(5), "b" + random.nextInt(5)))
                            .append("text", "x".repeat(random.nextInt(2000))));
                    acknowledged.put(id, 1);
                    mine.add(id);
                } else if (what < 9) {
                    id = mine.get(random.nextInt(mine.size()));
                    int version = acknowledged.get(id) + 1;
                    pending.put(id, version);
                    collection.updateOne(
                            new Document("_id", id),
                            new Document(
                                    "$set",
                                    new Document("version", version)
                                            .append("tags", List.of("c" + version % 7))
                                            .append("key", id + "#" + version)));
                    acknowledged.put(id, version);
                } else {
                    id = mine.remove(random.nextInt(mine.size()));
                    pending.put(id, -1);
                    collection.deleteOne(new Document("_id", id));
                    acknowledged.put(id, -1);
                }
                pending.remove(id);
                answered.countDown();
            } catch (MongoException e) {
                return; // killed
            }
        }
    }

    /** What is being written just now is read: an answer must not tell of what a kill takes back. */
    private static void read(
            com.mongodb.client.MongoCollection<Document> collection,
            Map<String, Integer> pending,
            Map<String, Integer> read) {
        try {
            while (true) {
                for (Document document : collection.find(new Document("_id", new Document("$in", pending.keySet())))) {
                    read.merge(document.getString("_id"), document.getInteger("version"), Math::max);
                }
            }
        } catch (MongoException killed) {
            // as planned
        }
    }

    private static long verify(
            MongoClient client,
            Map<String, Integer> acknowledged,
            Map<String, Integer> pending,
            Map<String, Integer> read) {
        var collection = client.getDatabase("d").getCollection("c");
        Map<String, Document> found = new TreeMap<>();
        collection.find().forEach(document -> found.put(document.getString("_id"), document));
        read.forEach((id, version) -> {
            boolean deleted = acknowledged.getOrDefault(id, 0) < 0 || pending.getOrDefault(id, 0) < 0;
            int actual = found.containsKey(id) ? found.get(id).getInteger("version") : -1;
            assertTrue(deleted || actual >= version, id + " was read with " + version + " and is " + actual);
        });
        pending.forEach((id, version) -> { // an unanswered command happened completely or not at all
            Document document = found.get(id);
            int actual = document == null ? -1 : document.getInteger("version");
            int before = acknowledged.getOrDefault(id, -1);
            assertEquals(
                    true,
                    actual == version || actual == before,
                    id + ": " + actual + " is neither " + before + " nor " + version);
            acknowledged.put(id, actual);
        });
        acknowledged.forEach((id, version) ->
                assertEquals(version, found.containsKey(id) ? found.get(id).getInteger("version") : -1, id));
        found.forEach((id, document) -> {
            int version = document.getInteger("version");
            assertEquals(version == 1 ? id : id + "#" + version, document.getString("key")); // not torn
        });
        assertEquals(
                acknowledged.values().stream().filter(version -> version >= 0).count(), found.size());
        if (!found.isEmpty()) {
            assertEquals(
                    0L,
                    client.getDatabase("d")
                            .runCommand(new Document("verifyIndexes", "c"))
                            .get("differences"));
        }
        return acknowledged.size();
    }
}
