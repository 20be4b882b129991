package com.haina.bench;

import java.util.ArrayList;
import java.util.List;

import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;

/**
 * Copies documents of one database into another under the same indexes, in unordered bulks of upserts, one bulk after the other. Only the
 * writing is timed.
 */
final class PlainWriting {

    private static final int BULK = 500;

    private final MongoDatabase source;
    private final MongoDatabase target;
    private long nanos;

    PlainWriting(MongoDatabase source, MongoDatabase target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Copies the first documents by {@code _id}.
     *
     * @return how many there were
     */
    long copy(String collection, long most) {
        MongoCollection<RawBsonDocument> from = source.getCollection(collection, RawBsonDocument.class);
        MongoCollection<RawBsonDocument> to = target.getCollection(collection, RawBsonDocument.class);
        copyIndexes(from, to);
        long copied = 0;
        List<RawBsonDocument> page = page(from, null, most);
        while (!page.isEmpty()) {
            List<WriteModel<RawBsonDocument>> bulk = new ArrayList<>(BULK);
            for (RawBsonDocument document : page) {
                bulk.add(new ReplaceOneModel<>(
                        Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)));
            }
            long start = System.nanoTime();
            to.bulkWrite(bulk, new BulkWriteOptions().ordered(false));
            nanos += System.nanoTime() - start;
            copied += bulk.size();
            page = page(from, page.getLast().get("_id"), most - copied);
        }
        return copied;
    }

    /** Page by page, not by one long cursor: the embedded store holds what a cursor has still to deliver in memory. */
    private static List<RawBsonDocument> page(
            MongoCollection<RawBsonDocument> from, @Nullable BsonValue after, long most) {
        if (most <= 0) {
            return List.of();
        }
        return from.find(after == null ? Filters.empty() : Filters.gt("_id", after))
                .sort(new Document("_id", 1))
                .limit((int) Math.min(BULK, most))
                .into(new ArrayList<>());
    }

    /** Time spent in bulk writes so far. */
    double seconds() {
        return nanos / 1e9;
    }

    private static void copyIndexes(MongoCollection<?> from, MongoCollection<?> to) {
        for (Document index : from.listIndexes()) {
            if (!index.getString("name").equals("_id_")) {
                to.createIndex(
                        index.get("key", Document.class),
                        new IndexOptions()
                                .name(index.getString("name"))
                                .unique(Boolean.TRUE.equals(index.getBoolean("unique")))
                                .sparse(Boolean.TRUE.equals(index.getBoolean("sparse"))));
            }
        }
    }
}
