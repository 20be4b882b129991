package com.haina.local.store;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.haina.local.LocalProcess;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The same random commands give the same results with indexes as in the plain library, also after reopening the store. */
class StoreDifferentialIT {

    private static final Logger log = LoggerFactory.getLogger(StoreDifferentialIT.class);
    private static final int QUERIES = Integer.getInteger("diff.queries", 2000);
    private static final int SEEDS = Integer.getInteger("diff.seeds", 2);
    /** The same in every build, whose result is then that of its sources; a long run takes another. */
    private static final long FIRST_SEED = Long.getLong("diff.seed", 1);

    private Random random;
    private boolean arraysEverywhere;
    private long compared;
    private long bothFailed;
    private long nonEmpty;

    @Test
    void randomCommandsGiveWhatTheLibraryAloneGives() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            run(seed);
        }
    }

    void run(long seed) throws Exception {
        random = new Random(seed);
        arraysEverywhere = seed % 2 == 1;
        compared = bothFailed = nonEmpty = 0;
        Path file = LocalProcess.newDirectory("differential").resolve("store.mv");
        MongoServer plain = new MongoServer(new H2Backend(MVStore.open(null)));
        InetSocketAddress plainAddress = plain.bind();
        EmbeddedStore store = StoreClients.open(file);
        try (MongoClient plainClient = StoreClients.to(plainAddress.getPort())) {
            MongoClient client = StoreClients.to(store.port());
            MongoCollection<Document> reference = plainClient.getDatabase("d").getCollection("c");
            MongoCollection<Document> indexed = client.getDatabase("d").getCollection("c");
            createIndexes(indexed);
            for (int i = 0; i < 400; i++) {
                Document document = document(i);
                both(reference, indexed, c -> c.insertOne(new Document(document)));
            }
            String statistics = "";
            for (int i = 0; i < QUERIES; i++) {
                if (i % 4 == 0) {
                    change(reference, indexed, i);
                }
                query(reference, indexed, seed, i);
                if (i % 1000 == 999) { // reopen
                    assertEquals(
                            0L,
                            client.getDatabase("d")
                                    .runCommand(new Document("verifyIndexes", "c"))
                                    .get("differences"));
                    statistics = client.getDatabase("d")
                            .runCommand(new Document("scanStatistics", 1))
                            .toJson();
                    client.close();
                    store.close();
                    store = StoreClients.open(file);
                    client = StoreClients.to(store.port());
                    indexed = client.getDatabase("d").getCollection("c");
                    createIndexes(indexed);
                    assertEquals(
                            0L,
                            client.getDatabase("d")
                                    .runCommand(new Document("verifyIndexes", "c"))
                                    .get("differences"));
                }
            }
            log.info(
                    "seed {} arrays everywhere {}: {} queries compared ({} non-empty), {} failed in both, {} documents at the end {}",
                    seed,
                    arraysEverywhere,
                    compared,
                    nonEmpty,
                    bothFailed,
                    reference.countDocuments(),
                    statistics);
            assertTrue(compared > QUERIES * 0.9);
            client.close();
        } finally {
            store.close();
            plain.shutdownNow();
        }
    }

    private static void createIndexes(MongoCollection<Document> c) {
        for (String keys : List.of(
                "tenantId status",
                "tenantId n",
                "tenantId name",
                "tags",
                "items.sku n",
                "sub.b",
                "at tenantId",
                "n",
                "tenantId items.q",
                "name",
                "items.0.sku",
                "flag oid",
                "status n at")) {
            Document index = new Document();
            for (String key : keys.split(" ")) {
                index.append(key, keys.startsWith("at") ? -1 : 1);
            }
            c.createIndex(index);
        }
        c.createIndex(new Document("opt", 1), new IndexOptions().sparse(true));
        c.createIndex(
                new Document("opt", 1).append("n", 1),
                new IndexOptions().sparse(true).name("opt_n"));
    }

    // ---- data
    // ------------------------------------------------------------------------------------------------------------------------

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Object scalar(String kind) {
        switch (kind) {
            case "tenantId":
                return any("t1", "t2", "t3");
            case "status":
                return any("NEW", "DONE", "", "N", null);
            case "n":
                return any(
                        1,
                        1L,
                        1.0,
                        2,
                        3,
                        2.5,
                        -7,
                        0,
                        -0.0,
                        1e9,
                        9007199254740993L,
                        9007199254740992L,
                        Long.MAX_VALUE,
                        5_000_000_000L,
                        5_000_000_001L,
                        new Decimal128(2),
                        Decimal128.parse("2.5"),
                        null,
                        random.nextInt(50),
                        random.nextInt(50) - 25);
            case "name":
                return any(
                        "xann",
                        "xanna",
                        "xan",
                        "xb",
                        "XANN",
                        "x.n",
                        "xé",
                        "x\uD83D\uDE00",
                        "x\uFFFD",
                        "",
                        null,
                        "x" + random.nextInt(40),
                        5);
            case "at":
                return any(new Date(random.nextInt(20) * 1000L), new Date(-1000L), null);
            case "flag":
                return any(true, false, null);
            case "oid":
                return new ObjectId(String.format("%024x", random.nextInt(20)));
            case "q":
                return random.nextInt(10);
            default:
                throw new IllegalArgumentException(kind);
        }
    }

    private Document document(Object id) {
        Document d = new Document("_id", id);
        for (String field : List.of("tenantId", "status", "n", "name", "at", "flag", "oid")) {
            if (random.nextInt(12) > 0) {
                d.append(
                        field,
                        arraysEverywhere && !field.equals("tenantId") && random.nextInt(15) == 0
                                ? list(field)
                                : scalar(field));
            }
        }
        switch (random.nextInt(6)) {
            case 0 -> d.append("tags", scalar("name"));
            case 1 -> d.append("tags", List.of());
            case 2 -> {}
            default -> d.append("tags", list("name"));
        }
        switch (random.nextInt(6)) {
            case 0 -> d.append("items", item());
            case 1 -> d.append("items", List.of());
            case 2 -> {}
            case 3 -> d.append("items", Arrays.asList(item(), 5, item()));
            default ->
                d.append(
                        "items", new ArrayList<>(List.of(item(), item(), item()).subList(0, 1 + random.nextInt(3))));
        }
        if (random.nextBoolean()) {
            d.append(
                    "sub",
                    random.nextInt(8) == 0
                            ? (Object) 7
                            : random.nextInt(8) == 0 ? new Document() : new Document("b", scalar("n")));
        }
        if (random.nextInt(3) == 0) {
            d.append("opt", scalar("n"));
        }
        return d;
    }

    private List<Object> list(String kind) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(random.nextInt(25) == 0 ? Arrays.asList(scalar(kind), scalar(kind)) : scalar(kind));
        }
        return list;
    }

    private Document item() {
        Document item = new Document("q", scalar("q"));
        return random.nextInt(5) == 0
                ? item
                : item.append("sku", random.nextInt(12) == 0 ? list("name") : scalar("name"));
    }

    // ---- queries
    // ---------------------------------------------------------------------------------------------------------------------

    private static final List<String> PATHS = List.of(
            "tenantId",
            "tenantId",
            "tenantId",
            "status",
            "status",
            "n",
            "n",
            "name",
            "name",
            "at",
            "flag",
            "oid",
            "tags",
            "items.sku",
            "items.q",
            "items.0.sku",
            "sub.b",
            "opt",
            "_id");

    private static final List<String> SORT_PATHS =
            List.of("tenantId", "status", "n", "name", "at", "flag", "oid", "sub.b", "opt");

    private Object operand(String path) {
        return switch (path) {
            case "tags", "items.sku", "items.0.sku" -> scalar("name");
            case "items.q" -> scalar("q");
            case "sub.b", "opt" -> scalar("n");
            case "_id" -> any((Object) random.nextInt(500), (double) random.nextInt(500), (long) random.nextInt(500));
            default -> scalar(path);
        };
    }

    private Object condition(String path) {
        boolean text = path.equals("name") || path.equals("tags") || path.endsWith("sku");
        switch (random.nextInt(text ? 16 : 13)) {
            case 0:
            case 1:
            case 2:
                return operand(path);
            case 3:
                return new Document("$eq", operand(path));
            case 4:
            case 5:
                return new Document(
                        "$in",
                        new ArrayList<>(Arrays.asList(operand(path), operand(path), operand(path))
                                .subList(0, random.nextInt(4))));
            case 6:
                return new Document(any("$gt", "$gte"), operand(path));
            case 7:
                return new Document(any("$lt", "$lte"), operand(path));
            case 8:
            case 9:
                return new Document(any("$gt", "$gte"), operand(path)).append(any("$lt", "$lte"), operand(path));
            case 10:
                return new Document(any("$ne", "$eq"), operand(path));
            case 11:
                return new Document("$exists", random.nextBoolean());
            case 12:
                return random.nextBoolean() ? null : new Document("$nin", Arrays.asList(operand(path), operand(path)));
            case 13:
                return new Document(
                                "$regex", any("^xan", "^xa", "^x", "^xb?", "^x\\.n", "^xan|b", "^\\Qx.n\\E", "^x1*"))
                        .append("$options", any("", "", "", "i"));
            case 14:
                return java.util.regex.Pattern.compile(any("^xan", "^x1", "^xann$", "an", "^x(a|b)", "^xé"));
            default:
                return new Document("$gte", "xa").append("$lt", "xb");
        }
    }

    private Document filter(int depth) {
        Document filter = new Document();
        for (int i = random.nextInt(3) + (depth == 0 && random.nextInt(10) > 0 ? 1 : 0); i >= 0; i--) {
            String path = PATHS.get(random.nextInt(PATHS.size()));
            filter.append(path, condition(path));
        }
        if (depth < 1 && random.nextInt(6) == 0) {
            filter.append(any("$and", "$or", "$or", "$nor"), List.of(filter(1), filter(1)));
        }
        if (random.nextInt(15) == 0) {
            filter.append(
                    "items",
                    new Document(
                            "$elemMatch", new Document("sku", scalar("name")).append("q", new Document("$gt", 3))));
        }
        return filter;
    }

    private Document sort() {
        Document sort = new Document();
        int direction = any(1, -1);
        for (int i = random.nextInt(3); i > 0; i--) {
            // not by array fields: the library's comparator is not symmetric for empty arrays, its order depends on the
            // input order
            sort.append(
                    SORT_PATHS.get(random.nextInt(arraysEverywhere ? 1 : SORT_PATHS.size())),
                    random.nextInt(5) == 0 ? -direction : direction);
        }
        sort.remove("_id");
        return sort.append("_id", random.nextInt(5) == 0 ? -direction : direction);
    }

    private void query(MongoCollection<Document> reference, MongoCollection<Document> indexed, long seed, int number) {
        Document filter = filter(0);
        Document sort = random.nextInt(3) == 0 ? null : sort();
        int skip = sort != null && random.nextInt(3) == 0 ? random.nextInt(10) : 0;
        int limit = sort != null && random.nextBoolean() ? 1 + random.nextInt(20) : 0;
        int how = random.nextInt(12);
        Object expected = result(reference, filter, sort, skip, limit, how);
        Object actual = result(indexed, filter, sort, skip, limit, how);
        if (expected instanceof RuntimeException && actual instanceof RuntimeException) {
            bothFailed++;
            return;
        }
        compared++;
        nonEmpty += expected instanceof List<?> list && !list.isEmpty() || expected instanceof Long count && count > 0
                ? 1
                : 0;
        assertEquals(
                String.valueOf(expected),
                String.valueOf(actual),
                () -> "seed " + seed + " query " + number + ": " + filter + " sort " + sort + " skip " + skip
                        + " limit " + limit + " how " + how);
    }

    private static Object result(
            MongoCollection<Document> c, Document filter, Document sort, int skip, int limit, int how) {
        try {
            if (how == 0) {
                return c.countDocuments(filter);
            } else if (how == 1) {
                List<Document> groups = c.aggregate(List.of(
                                new Document("$match", filter),
                                new Document(
                                        "$group",
                                        new Document("_id", "$tenantId").append("count", new Document("$sum", 1)))))
                        .into(new ArrayList<>());
                return sorted(groups);
            } else if (how == 2) {
                return c.distinct("tenantId", filter, String.class).into(new ArrayList<>());
            }
            FindIterable<Document> find = c.find(filter).sort(sort).skip(skip).limit(limit);
            List<Document> documents = find.into(new ArrayList<>());
            return sort == null ? sorted(documents) : documents;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static List<String> sorted(List<Document> documents) {
        List<String> result = new ArrayList<>();
        documents.forEach(document -> result.add(document.toString()));
        Collections.sort(result);
        return result;
    }

    // ---- changes
    // ---------------------------------------------------------------------------------------------------------------------

    private interface Change {
        Object apply(MongoCollection<Document> c);
    }

    private void both(MongoCollection<Document> reference, MongoCollection<Document> indexed, Change change) {
        Supplier<String> a = () -> outcome(change, reference);
        Supplier<String> b = () -> outcome(change, indexed);
        assertEquals(a.get(), b.get());
    }

    private static String outcome(Change change, MongoCollection<Document> c) {
        try {
            return String.valueOf(change.apply(c));
        } catch (com.mongodb.MongoException e) {
            return "error " + e.getCode();
        }
    }

    private void change(MongoCollection<Document> reference, MongoCollection<Document> indexed, int i) {
        int id = random.nextInt(450);
        Document byId = new Document("_id", id);
        String field = any("status", "n", "name", "at", "flag", "opt", "sub.b", "tenantId");
        Object value = operand(field);
        Document replacement = document(id);
        Document filter = filter(0);
        switch (random.nextInt(9)) {
            case 0 -> both(reference, indexed, c -> c.insertOne(new Document(replacement)));
            case 1 -> both(reference, indexed, c -> c.deleteOne(byId).getDeletedCount());
            case 2, 3 ->
                both(
                        reference,
                        indexed,
                        c -> c.replaceOne(
                                        byId,
                                        new Document(replacement),
                                        new com.mongodb.client.model.ReplaceOptions().upsert(true))
                                .getMatchedCount());
            case 4 ->
                both(
                        reference,
                        indexed,
                        c -> c.updateOne(byId, new Document("$set", new Document(field, value)))
                                .getModifiedCount());
            case 5 ->
                both(
                        reference,
                        indexed,
                        c -> c.updateOne(byId, new Document("$unset", new Document(field, 1)))
                                .getModifiedCount());
            case 6 ->
                both(
                        reference,
                        indexed,
                        c -> c.updateMany(filter, new Document("$set", new Document("flag", true).append("touched", i)))
                                .getModifiedCount());
            case 7 ->
                both(
                        reference,
                        indexed,
                        c -> c.updateOne(byId, new Document("$push", new Document("tags", value)))
                                .getModifiedCount());
            default ->
                both(
                        reference,
                        indexed,
                        c -> c.findOneAndUpdate(byId, new Document("$set", new Document(field, value))));
        }
    }
}
