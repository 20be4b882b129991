package com.haina.local.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.haina.local.LocalProcess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;

import static com.haina.local.store.StoreClients.doc;

/** Figures, no assertions: residents upserted in unordered bulks of 500 under eight indexes. Arguments: rows, options of the store's JVM. */
public final class StoreBenchmark {

    private static final Logger log = LoggerFactory.getLogger(StoreBenchmark.class);

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        String[] options = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        Path directory = LocalProcess.newDirectory("benchmark");
        int port = LocalProcess.freePort();
        Map<String, String> environment = Map.of("KAFKA_ENABLED", "false", "STORE_PORT", String.valueOf(port));
        try (LocalProcess store = LocalProcess.start(directory, environment, options);
                MongoClient client = StoreClients.to(port)) {
            MongoCollection<Document> residents = client.getDatabase("d").getCollection("residents");
            for (String field : List.of("mobileIndex", "nameKey", "idIndex", "roomIds", "mobileTail", "createdAt")) {
                residents.createIndex(doc("tenantId", 1, field, 1));
            }
            residents.createIndex(
                    doc("tenantId", 1, "rosterKey", 1),
                    new IndexOptions().unique(true).sparse(true));
            residents.createIndex(doc("outbox.eventId", 1), new IndexOptions().sparse(true));
            for (String round : List.of("insert", "change", "same")) {
                long start = System.nanoTime();
                for (int from = 0; from < rows; from += 500) {
                    List<WriteModel<Document>> batch = new ArrayList<>();
                    for (int i = from; i < from + 500; i++) {
                        batch.add(resident(i, round.equals("insert") ? 0 : 1));
                    }
                    residents.bulkWrite(batch, new BulkWriteOptions().ordered(false));
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                log.info(
                        "{}: {} upserts in {} s, {} rows/s, file {} MB",
                        round,
                        rows,
                        Math.round(seconds * 10) / 10.0,
                        Math.round(rows / seconds),
                        Files.size(directory.resolve("store.mv")) >> 20);
            }
            log.info(
                    "differences {}",
                    client.getDatabase("d")
                            .runCommand(doc("verifyIndexes", "residents"))
                            .get("differences"));
            log.info(
                    "{}",
                    Files.readString(Path.of("/proc/" + store.pid() + "/status"))
                            .lines()
                            .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                            .toList());
            log.info("{} documents", residents.countDocuments());
            store.kill();
            long start = System.nanoTime();
            try (LocalProcess again = LocalProcess.start(directory, environment, options)) {
                log.info("open again after a kill: {} ms", (System.nanoTime() - start) / 1_000_000);
                log.info("{} documents", residents.countDocuments());
                again.stop();
            }
            log.info("file {} MB", Files.size(directory.resolve("store.mv")) >> 20);
        }
    }

    private static UpdateOneModel<Document> resident(int i, int round) {
        String random = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)})
                .toString();
        return new UpdateOneModel<>(
                doc("tenantId", "tenant-1", "rosterKey", "R" + random),
                doc(
                        "$set",
                        doc(
                                "name",
                                "张三" + i,
                                "nameKey",
                                "zhangsan" + random.substring(0, 6),
                                "gender",
                                "MALE",
                                "mobile",
                                "AWnJvbmVzZWNyZXRib3hlbmNyeXB0ZWR2YWx1ZW9mYW1vYmlsZQ" + random,
                                "mobileIndex",
                                "m" + random,
                                "mobileTail",
                                String.format("%04d", i % 10_000),
                                "idNumber",
                                "AWnJvbmVzZWNyZXRib3hlbmNyeXB0ZWR2YWx1ZQ" + random,
                                "idIndex",
                                "x" + random,
                                "roomIds",
                                List.of("room-" + i / 2),
                                "round",
                                round,
                                "tenures",
                                List.of(doc(
                                        "roomId",
                                        "room-" + i / 2,
                                        "identity",
                                        "OWNER",
                                        "path",
                                        "滨江万家星城/一区/1栋/2单元/" + i)),
                                "updatedAt",
                                new Date(1_700_000_000_000L + round)),
                        "$setOnInsert",
                        doc(
                                "_id",
                                "resident-" + random,
                                "createdAt",
                                new Date(1_700_000_000_000L + i),
                                "outbox",
                                List.of()),
                        "$inc",
                        doc("version", 1L)),
                new UpdateOptions().upsert(true));
    }
}
