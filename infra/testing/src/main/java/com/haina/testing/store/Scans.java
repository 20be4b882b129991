package com.haina.testing.store;

import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Assertions about how the store found documents, counted by the embedded store itself. Other stores do not count: there the work is done
 * and nothing asserted. Only queries of the given template's database count, so whatever else runs in it at the time counts too.
 */
public final class Scans {

    private Scans() {}

    /** Does the work and asserts that none of its queries read a whole collection. */
    public static void none(MongoOperations mongo, Runnable work) {
        Map<String, Long> scans = count(mongo, "fullScans", work);
        if (!scans.isEmpty()) {
            throw new AssertionError("queries that read a whole collection: " + scans);
        }
    }

    /**
     * Does the work and asserts that it used the index.
     *
     * @param index the index's name
     */
    public static void usesIndex(MongoOperations mongo, String collection, String index, Runnable work) {
        if (!counts(mongo)) {
            work.run();
            return;
        }
        Map<String, Long> uses = count(mongo, "byIndex", work);
        if (!uses.containsKey(collection + "#" + index)) {
            throw new AssertionError("index " + index + " of " + collection + " was not used, only " + uses);
        }
    }

    /** Whether this store counts, so that the assertions of this class mean something. */
    public static boolean counts(MongoOperations mongo) {
        try {
            mongo.executeCommand(new Document("scanStatistics", 1));
            return true;
        } catch (UncategorizedMongoDbException unknownCommand) {
            return false;
        }
    }

    private static Map<String, Long> count(MongoOperations mongo, String kind, Runnable work) {
        if (!counts(mongo)) {
            work.run();
            return Map.of();
        }
        Map<String, Long> before = read(mongo, kind);
        work.run();
        Map<String, Long> more = new TreeMap<>();
        read(mongo, kind).forEach((name, count) -> {
            long added = count - before.getOrDefault(name, 0L);
            if (added > 0) {
                more.put(name, added);
            }
        });
        return more;
    }

    private static Map<String, Long> read(MongoOperations mongo, String kind) {
        String database = mongo.execute(db -> db.getName()) + ".";
        Map<String, Long> counts = new TreeMap<>();
        Document report = mongo.executeCommand(new Document("scanStatistics", 1));
        for (Document entry : report.get(kind, Document.class).getList("list", Document.class)) {
            String name = entry.getString("name");
            if (name.startsWith(database)) {
                counts.put(name.substring(database.length()), entry.getLong("count"));
            }
        }
        return counts;
    }
}
