package com.haina.local.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.haina.local.LocalProcess;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;

import static com.haina.local.store.StoreClients.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the library alone does wrong or not at all. */
class StoreFeatureIT {

    private Path file;
    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void open() throws Exception {
        file = file == null ? LocalProcess.newDirectory("feature").resolve("store.mv") : file;
        store = StoreClients.open(file);
        client = StoreClients.to(store.port());
        database = client.getDatabase("d");
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void reopen() throws Exception {
        close();
        open();
    }

    private Document statistics() {
        return database.runCommand(doc("scanStatistics", 1, "reset", true));
    }

    @Test
    void helloIsAnsweredForTheHealthIndicator() {
        assertTrue(database.runCommand(doc("hello", 1)).getBoolean("isWritablePrimary"));
    }

    /** Health checks ask it every few seconds; opening the databases anew for it held everybody up for minutes. */
    @Test
    void listingDatabasesReadsNoDocument() {
        MongoCollection<Document> c = database.getCollection("many");
        c.createIndex(doc("a", 1));
        c.createIndex(doc("b", 1));
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(doc("_id", i, "a", "a" + i, "b", "b" + i));
        }
        c.insertMany(all);
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            assertTrue(client.listDatabaseNames().into(new ArrayList<>()).contains("d"));
        }
        // Reading 20,000 documents for two indexes 200 times takes a minute and more.
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
    }

    @Test
    void pagesAndCountsUseTheIndex() {
        MongoCollection<Document> c = database.getCollection("residents");
        c.createIndex(doc("tenantId", 1, "nameKey", 1));
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(doc("_id", i, "tenantId", "t" + i % 5, "nameKey", String.format("n%03d", (i * 7) % 500)));
        }
        c.insertMany(all);
        statistics();
        List<Document> page = c.find(doc("tenantId", "t1"))
                .sort(doc("nameKey", -1))
                .skip(10)
                .limit(5)
                .into(new ArrayList<>());
        assertEquals(5, page.size());
        assertTrue(page.get(0).getString("nameKey").compareTo(page.get(4).getString("nameKey")) > 0);
        assertEquals(100, c.countDocuments(doc("tenantId", "t1")));
        assertEquals(
                1,
                c.find(doc("tenantId", "t0", "nameKey", doc("$regex", "^\\Qn035\\E")))
                        .into(new ArrayList<>())
                        .size());
        Document statistics = statistics();
        assertEquals(3L, statistics.get("byIndex", Document.class).get("total"));
        assertEquals(0L, statistics.get("fullScans", Document.class).get("total"));
        c.find(doc("other", 1)).first();
        assertEquals(1L, statistics().get("fullScans", Document.class).get("total"));
    }

    @Test
    void uniqueSparseAndPartialIndexesHoldAlsoAfterReopening() throws Exception {
        for (int round = 0; round < 2; round++) {
            MongoCollection<Document> c = database.getCollection("u");
            c.createIndex(doc("no", 1), new IndexOptions().unique(true).sparse(true));
            c.createIndex(
                    doc("tenantId", 1, "mobile", 1),
                    new IndexOptions().unique(true).partialFilterExpression(doc("active", true)));
            c.createIndex(doc("tags", 1), new IndexOptions().unique(true).sparse(true));
            c.insertOne(doc(
                    "_id",
                    "a" + round,
                    "no",
                    1 + round,
                    "tenantId",
                    "t",
                    "mobile",
                    "m" + round,
                    "active",
                    true,
                    "tags",
                    List.of("x" + round, "y" + round)));
            c.insertOne(doc(
                    "_id",
                    "b" + round,
                    "tenantId",
                    "t",
                    "mobile",
                    "m" + round,
                    "active",
                    false)); // not in any unique index
            c.insertOne(doc("_id", "c" + round, "tenantId", "t", "mobile", "m" + round));
            assertEquals(
                    11000,
                    assertThrows(MongoWriteException.class, () -> c.insertOne(doc("no", 1.0)))
                            .getCode());
            assertEquals(
                    11000,
                    assertThrows(
                                    MongoWriteException.class,
                                    () -> c.insertOne(doc("tenantId", "t", "mobile", "m0", "active", true)))
                            .getCode());
            assertEquals(
                    11000,
                    assertThrows(MongoWriteException.class, () -> c.insertOne(doc("tags", List.of("z", "y0"))))
                            .getCode());
            assertEquals(
                    11000,
                    assertThrows(
                                    MongoWriteException.class,
                                    () -> c.updateOne(doc("_id", "b0"), doc("$set", doc("active", true))))
                            .getCode());
            assertEquals(
                    11000,
                    assertThrows(MongoWriteException.class, () -> c.insertOne(doc("_id", "a0")))
                            .getCode());
            assertEquals(
                    1,
                    c.updateOne(doc("_id", "a0"), doc("$set", doc("mobile", "m0"), "$inc", doc("v", 1)))
                            .getModifiedCount()); // own key
            assertEquals(0L, database.runCommand(doc("verifyIndexes", "u")).get("differences"));
            reopen();
        }
    }

    @Test
    void renamedCollectionKeepsDocumentsAndIndexesAfterReopening() throws Exception {
        MongoCollection<Document> c = database.getCollection("old");
        c.createIndex(doc("k", 1));
        c.insertOne(doc("_id", 1, "k", 5));
        c.renameCollection(new MongoNamespace("d", "young"));
        database.getCollection("old").createIndex(doc("k", 1));
        database.getCollection("old").insertOne(doc("_id", 2, "k", 5));
        reopen();
        statistics();
        assertEquals(
                1, database.getCollection("young").find(doc("k", 5)).first().getInteger("_id"));
        assertEquals(2, database.getCollection("old").find(doc("k", 5)).first().getInteger("_id"));
        assertEquals(2L, statistics().get("byIndex", Document.class).get("total"));
        database.getCollection("young").drop();
        reopen();
        assertEquals(0, database.getCollection("young").countDocuments());
        assertEquals(1, database.getCollection("old").countDocuments(doc("k", 5)));
    }

    @Test
    void anIndexWithoutEntriesIsNotFilledAgainWhenTheStoreIsOpened() throws Exception {
        MongoCollection<Document> c = database.getCollection("people");
        c.insertMany(List.of(doc("_id", 1, "name", "a"), doc("_id", 2, "name", "b")));
        c.createIndex(doc("outbox.eventId", 1), new com.mongodb.client.model.IndexOptions().sparse(true));
        statistics(); // forgets that it was filled when it was made
        reopen();
        assertEquals(
                "b",
                database.getCollection("people").find(doc("_id", 2)).first().getString("name"));
        assertEquals(List.of(), statistics().get("fullScans", Document.class).getList("list", Document.class));
    }

    @Test
    void bulkInsertReportsWhatWasInserted() {
        MongoCollection<Document> c = database.getCollection("bulk");
        List<Document> documents = List.of(doc("_id", 1), doc("_id", 1), doc("_id", 2));
        assertEquals(
                2,
                assertThrows(
                                MongoBulkWriteException.class,
                                () -> c.insertMany(documents, new InsertManyOptions().ordered(false)))
                        .getWriteResult()
                        .getInsertedCount());
        c.drop();
        assertEquals(
                1,
                assertThrows(MongoBulkWriteException.class, () -> c.insertMany(documents))
                        .getWriteResult()
                        .getInsertedCount());
    }

    @Test
    void orderedBulkUpdatesStopAtTheFirstError() {
        MongoCollection<Document> c = database.getCollection("bulk");
        c.createIndex(doc("k", 1), new IndexOptions().unique(true));
        c.insertMany(List.of(doc("_id", 1, "k", 1), doc("_id", 2, "k", 2), doc("_id", 3, "k", 3)));
        var updates = List.of(
                new com.mongodb.client.model.UpdateOneModel<Document>(doc("_id", 1), doc("$set", doc("k", 10))),
                new com.mongodb.client.model.UpdateOneModel<Document>(doc("_id", 2), doc("$set", doc("k", 3))),
                new com.mongodb.client.model.UpdateOneModel<Document>(doc("_id", 3), doc("$set", doc("k", 30))));
        assertEquals(
                1,
                assertThrows(MongoBulkWriteException.class, () -> c.bulkWrite(updates))
                        .getWriteResult()
                        .getModifiedCount());
        assertEquals(3, c.find(doc("_id", 3)).first().getInteger("k"));
        assertThrows(
                MongoBulkWriteException.class,
                () -> c.bulkWrite(updates, new com.mongodb.client.model.BulkWriteOptions().ordered(false)));
        assertEquals(30, c.find(doc("_id", 3)).first().getInteger("k"));
    }

    @Test
    void pipelineStagesThatTheLibraryLacksAreRewritten() {
        MongoCollection<Document> c = database.getCollection("p");
        c.insertMany(List.of(doc("_id", 1, "n", 5, "in", doc("a", 1)), doc("_id", 2, "n", 50, "in", doc("a", 2))));
        List<Document> result = c.aggregate(List.of(doc(
                        "$set",
                        doc(
                                "size",
                                doc(
                                        "$switch",
                                        doc(
                                                "branches",
                                                List.of(
                                                        doc("case", doc("$lt", List.of("$n", 10)), "then", "small"),
                                                        doc("case", doc("$lt", List.of("$n", 100)), "then", "big")),
                                                "default",
                                                "huge"))))))
                .into(new ArrayList<>());
        assertEquals("small", result.get(0).get("size"));
        assertEquals("big", result.get(1).get("size"));
        assertEquals(
                2,
                c.aggregate(List.of(doc("$match", doc("_id", 2)), doc("$replaceWith", "$in")))
                        .first()
                        .get("a"));
    }

    @Test
    void updatesWithAPipelineAreApplied() {
        MongoCollection<Document> c = database.getCollection("pu");
        c.createIndex(doc("total", 1));
        c.insertMany(List.of(doc("_id", 1, "a", 1, "b", 2), doc("_id", 2, "a", 10, "b", 20), doc("_id", 3, "a", 0)));
        assertEquals(
                2,
                c.updateMany(
                                doc("a", doc("$gt", 0)),
                                List.of(
                                        doc("$set", doc("total", doc("$add", List.of("$a", "$b")))),
                                        doc("$unset", "b")))
                        .getModifiedCount());
        assertEquals(30, c.find(doc("total", 30)).first().get("total"));
        assertEquals(
                2,
                c.find(doc("b", doc("$exists", false), "total", doc("$exists", true)))
                        .into(new ArrayList<>())
                        .size());
        assertEquals(
                1,
                c.updateOne(doc("_id", 3), List.of(doc("$set", doc("total", doc("$add", List.of("$a", 7))))))
                        .getModifiedCount());
        assertEquals(7, c.find(doc("total", 7)).first().get("total"));
    }

    @Test
    void expiredDocumentsAreDeleted() {
        MongoCollection<Document> c = database.getCollection("ttl");
        c.createIndex(doc("at", 1), new IndexOptions().expireAfter(60L, java.util.concurrent.TimeUnit.SECONDS));
        c.insertMany(List.of(
                doc("_id", 1, "at", new Date(System.currentTimeMillis() - 61_000)),
                doc("_id", 2, "at", new Date()),
                doc("_id", 3)));
        store.deleteExpired();
        assertEquals(2, c.countDocuments());
        assertEquals(0L, database.runCommand(doc("verifyIndexes", "ttl")).get("differences"));
    }

    @Test
    void theOutboxIsFoundByItsSparseIndexAndEmptyOutboxesAreNotInIt() throws Exception {
        MongoCollection<Document> c = database.getCollection("residents");
        c.createIndex(doc("outbox.eventId", 1), new IndexOptions().sparse(true).name("outbox"));
        for (int i = 0; i < 300; i++) {
            c.insertOne(doc("_id", "quiet" + i, "outbox", List.of()));
        }
        c.insertOne(doc("_id", "none"));
        c.insertOne(doc("_id", "second", "outbox", List.of(doc("eventId", "e2"), doc("eventId", "e5"))));
        c.insertOne(doc("_id", "third", "outbox", List.of(doc("eventId", "e4"))));
        c.insertOne(doc("_id", "first", "outbox", List.of(doc("eventId", "e1"), doc("eventId", "e3"))));
        for (int round = 0; round < 2; round++) {
            statistics();
            List<String> pending = new ArrayList<>();
            database.getCollection("residents")
                    .find(doc("outbox.eventId", doc("$gt", "")))
                    .sort(doc("outbox.eventId", 1))
                    .limit(200)
                    .forEach(document -> pending.add(document.getString("_id")));
            assertEquals(List.of("first", "second", "third"), pending);
            Document statistics = statistics();
            assertEquals(1L, statistics.get("byIndex", Document.class).get("total"));
            assertEquals(0L, statistics.get("fullScans", Document.class).get("total"));
            reopen();
        }
        MongoCollection<Document> again = database.getCollection("residents");
        again.updateOne(
                doc("_id", "first"),
                doc(
                        "$pull",
                        doc("outbox", doc("eventId", doc("$in", List.of("e1", "e3")))),
                        "$inc",
                        doc("version", 1)));
        assertEquals(
                2,
                again.find(doc("outbox.eventId", doc("$gt", "")))
                        .into(new ArrayList<>())
                        .size());
        assertEquals(0L, database.runCommand(doc("verifyIndexes", "residents")).get("differences"));
    }

    @Test
    void anOrUsesTheIndexesOfItsBranches() {
        MongoCollection<Document> c = database.getCollection("people");
        c.createIndex(doc("tenantId", 1, "mobile", 1));
        c.createIndex(doc("tenantId", 1, "idNumber", 1));
        List<Document> people = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            people.add(doc("_id", "p" + i, "tenantId", "t" + i % 2, "mobile", "m" + i, "idNumber", "i" + i));
        }
        c.insertMany(people);
        statistics();
        Document either = doc(
                "tenantId",
                "t0",
                "$or",
                List.of(
                        doc("mobile", "m2"),
                        doc("idNumber", "i4"),
                        doc("_id", "p6"),
                        doc("mobile", "m3"),
                        doc("idNumber", "i2")));
        List<String> found = new ArrayList<>();
        c.find(either).sort(doc("mobile", -1)).forEach(person -> found.add(person.getString("_id")));
        assertEquals(List.of("p6", "p4", "p2"), found);
        assertEquals(3, c.countDocuments(either));
        assertEquals(List.of(), statistics().get("fullScans", Document.class).getList("list", Document.class));
        c.find(doc("$or", List.of(doc("tenantId", "t0", "mobile", "m2"), doc("name", "unindexed"))))
                .first();
        assertEquals(1L, statistics().get("fullScans", Document.class).get("total"));
    }

    @Test
    void pagesByIdStartAtTheirBound() {
        MongoCollection<Document> c = database.getCollection("ids");
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(doc("_id", String.format("id%03d", i), "even", i % 2 == 0));
        }
        c.insertMany(all);
        c.insertOne(doc("_id", 7));
        c.insertOne(doc("_id", new org.bson.types.ObjectId()));
        statistics();
        List<String> found = new ArrayList<>();
        c.find(doc("_id", doc("$gt", "id090"), "even", true))
                .sort(doc("_id", 1))
                .limit(3)
                .forEach(document -> found.add(document.getString("_id")));
        assertEquals(List.of("id092", "id094", "id096"), found);
        assertEquals(9, c.countDocuments(doc("_id", doc("$gt", "id090"))));
        assertEquals(90, c.countDocuments(doc("_id", doc("$lt", "id090"))));
        assertEquals(
                10,
                c.find(doc("_id", doc("$gte", "id080", "$lt", "id090")))
                        .into(new ArrayList<>())
                        .size());
        assertEquals(1L, statistics().get("fullScans", Document.class).get("total")); // $lt alone
        List<Object> backwards = new ArrayList<>();
        c.deleteOne(doc("_id", 7));
        c.find(doc("_id", doc("$gte", "id097")))
                .sort(doc("_id", -1))
                .forEach(document -> backwards.add(document.get("_id")));
        assertEquals(List.of("id099", "id098", "id097"), backwards);
    }

    @Test
    void aListWithinOneElementOfAnArrayIsPagedAndCountedByItsIndex() {
        MongoCollection<Document> c = database.getCollection("people");
        c.createIndex(doc("tenantId", 1, "places", 1, "home", 1));
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            List<String> places = i % 7 == 0 ? List.of() : List.of("c" + i % 3, "b" + i % 30, "c" + (i + 1) % 3);
            all.add(doc("_id", i, "tenantId", "t" + i % 2, "places", places, "home", "h" + (i * 131) % 600));
        }
        c.insertMany(all);
        c.updateMany(doc("places", "b4"), new Document("$set", doc("places", List.of("c1"))));
        c.deleteMany(doc("places", "b7"));
        List<Document> kept = c.find().into(new ArrayList<>());
        for (String place : List.of("c0", "c1", "b11", "nowhere")) {
            List<Object> expected = kept.stream()
                    .filter(one -> one.getString("tenantId").equals("t1")
                            && one.getList("places", String.class).contains(place))
                    .sorted(java.util.Comparator.comparing((Document one) -> one.getString("home"))
                            .reversed())
                    .map(one -> one.get("_id"))
                    .toList();
            statistics();
            List<Object> page = c
                    .find(doc("tenantId", "t1", "places", place))
                    .sort(doc("home", -1, "_id", -1))
                    .limit(20)
                    .into(new ArrayList<>())
                    .stream()
                    .map(one -> one.get("_id"))
                    .toList();
            assertEquals(expected.stream().limit(20).toList(), page, place);
            assertEquals(expected.size(), c.countDocuments(doc("tenantId", "t1", "places", place)), place);
            assertEquals(0L, statistics().get("fullScans", Document.class).get("total"), "full scans for " + place);
        }
    }
}
