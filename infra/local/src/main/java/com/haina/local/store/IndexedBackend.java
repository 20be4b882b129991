package com.haina.local.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/** Adds to the durable backend: BSON storage, real secondary indexes, index use by aggregations, TTL. */
final class IndexedBackend extends DurableBackend {

    /** Static because databases are opened by the constructor of a superclass, before fields of this class are set. One store a process. */
    private static final ScanStatistics STATISTICS = new ScanStatistics();

    IndexedBackend(MVStore store, Durability durability) {
        super(store, durability);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name);
    }

    @Override
    protected Document answer(MongoMessage message, String command, Document request) {
        if (command.equals("scanstatistics")) {
            return STATISTICS.report(Boolean.TRUE.equals(request.get("reset")));
        }
        if (command.equals("listdatabases")) {
            return listDatabases();
        }
        if (command.equals("verifyindexes")) {
            long differences = resolveDatabase(message.getDatabaseName())
                                    .resolveCollection(
                                            request.get("verifyIndexes").toString(), true)
                            instanceof IndexedCollection collection
                    ? collection.countIndexDifferences()
                    : 0;
            return new Document("differences", differences).append("ok", 1.0);
        }
        if (command.equals("aggregate") && request.get("pipeline") instanceof List<?> pipeline && !pipeline.isEmpty()) {
            Document count = countDocuments(message.getDatabaseName(), request, pipeline);
            if (count != null) {
                return count;
            }
            PipelineRewrite.apply(request);
            announceMatch(message.getDatabaseName(), request);
        }
        if (command.equals("update")) {
            resolvePipelineUpdates(message.getDatabaseName(), request);
        }
        return super.answer(message, command, request);
    }

    /**
     * The library opens every database anew to answer this, which walks all documents once per index, for minutes when there are many;
     * and health checks ask it every few seconds.
     */
    private Document listDatabases() {
        List<Document> databases = listDatabaseNames().stream()
                .sorted()
                .map(name -> new Document("name", name)
                        .append("empty", resolveDatabase(name).isEmpty()))
                .toList();
        return new Document("databases", databases).append("ok", 1.0);
    }

    /**
     * Turns each {q, u: [stages]} into one replacement per matching document. Limits: no upsert, and the pipelines of one command see the
     * documents as they were before the command.
     */
    private void resolvePipelineUpdates(String databaseName, Document request) {
        List<?> updates = (List<?>) request.get("updates");
        if (updates.stream().noneMatch(update -> ((Document) update).get("u") instanceof List<?>)) {
            return;
        }
        List<Document> resolved = new ArrayList<>();
        MongoDatabase database = resolveDatabase(databaseName);
        MongoCollection<?> collection =
                database.resolveCollection(request.get("update").toString(), false);
        for (Object element : updates) {
            Document update = (Document) element;
            if (!(update.get("u") instanceof List<?>)) {
                resolved.add(update);
                continue;
            }
            if (Boolean.TRUE.equals(update.get("upsert"))) {
                throw new MongoServerException(
                        "an update with a pipeline and upsert is not supported by the embedded store");
            }
            Document rewritten = new Document("pipeline", update.get("u"));
            PipelineRewrite.apply(rewritten);
            Aggregation aggregation = Aggregation.fromPipeline(
                    rewritten.get("pipeline"), this::resolveDatabase, database, collection, oplog);
            List<Document> matches = collection == null
                    ? List.of()
                    : collection
                            .handleQuery(
                                    (Document) update.get("q"), 0, Boolean.TRUE.equals(update.get("multi")) ? 0 : 1)
                            .collectDocuments();
            for (Document match : matches) {
                Document changed =
                        aggregation.runStages(Stream.of(match.cloneDeeply())).get(0);
                resolved.add(new Document("q", new Document("_id", match.get("_id"))).append("u", changed));
            }
        }
        if (resolved.isEmpty()) { // nothing matched, but an update command needs an update
            resolved.add(new Document("q", new Document("_id", new ObjectId()))
                    .append("u", new Document("$set", new Document("none", 1))));
        }
        request.put("updates", resolved);
    }

    /** The drivers' countDocuments(filter) is [{$match: filter}, {$group: {_id: 1, n: {$sum: 1}}}]. */
    private Document countDocuments(String databaseName, Document request, List<?> pipeline) {
        Document group = new Document("_id", 1).append("n", new Document("$sum", 1));
        if (pipeline.size() == 2
                && ((Document) pipeline.get(0)).get("$match") instanceof Document filter
                && group.equals(((Document) pipeline.get(1)).get("$group"))
                && request.get("aggregate") instanceof String name
                && resolveDatabase(databaseName).resolveCollection(name, false)
                        instanceof IndexedCollection collection) {
            int count = collection.count(filter, 0, 0);
            List<Document> result = count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count));
            return new Document(
                            "cursor",
                            new Document("id", 0L)
                                    .append("ns", databaseName + "." + name)
                                    .append("firstBatch", result))
                    .append("ok", 1.0);
        }
        return null;
    }

    private void announceMatch(String databaseName, Document request) {
        Document first = (Document) ((List<?>) request.get("pipeline")).get(0);
        if (first.get("$match") instanceof Document match
                && request.get("aggregate") instanceof String name
                && resolveDatabase(databaseName).resolveCollection(name, false)
                        instanceof IndexedCollection collection) {
            Document narrowing = match.clone();
            narrowing.remove(
                    "$expr"); // may use variables that exist inside the pipeline only; $match itself still checks it
            collection.expectAggregation(narrowing.toString().contains("$expr") ? null : narrowing);
        }
    }

    /** Deletes what TTL indexes say is expired; called periodically. */
    void deleteExpired() {
        exclusively(() -> {
            Instant now = Instant.now(getClock());
            for (String databaseName : List.copyOf(listDatabaseNames())) {
                MongoDatabase database = resolveDatabase(databaseName);
                if (!(database.resolveCollection("system.indexes", false) instanceof MongoCollection<?> indexes)) {
                    continue;
                }
                for (Document index : indexes.queryAllAsStream().toList()) {
                    if (index.get("expireAfterSeconds") instanceof Number seconds) {
                        String collectionName = index.get("ns").toString().substring(databaseName.length() + 1);
                        String field = ((Document) index.get("key"))
                                .keySet()
                                .iterator()
                                .next();
                        Document expired = new Document(
                                field, new Document("$lt", now.minus(Duration.ofSeconds(seconds.longValue()))));
                        database.resolveCollection(collectionName, true).deleteDocuments(expired, 0);
                    }
                }
            }
            commit();
            return true;
        });
    }

    /** Inner, not static: its overridden methods run inside the super constructor and need the store of the enclosing backend. */
    private final class IndexedDatabase extends H2Database {

        private Document creating; // the description of the index that is being created; no initialiser: see above

        IndexedDatabase(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
            MVMap<String, Object> meta = getMvStore().openMap("meta." + getFullCollectionNamespace(collectionName));
            return new IndexedCollection(
                    this, collectionName, options, data(collectionName), meta, cursorRegistry, STATISTICS);
        }

        private MVMap<Object, Document> data(String collectionName) {
            MVMap.Builder<Object, Document> builder = new MVMap.Builder<>();
            builder.setKeyType(new BsonTypes.ValueType());
            builder.setValueType(new BsonTypes.DocumentType());
            return getMvStore().openMap("databases." + getFullCollectionNamespace(collectionName), builder);
        }

        /** H2Database renames the wrong maps (it asks the already renamed collection for its old name): the data would be gone after a restart. */
        @Override
        public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
            String oldName = collection.getFullName();
            super.moveCollection(oldDatabase, collection, newCollectionName);
            String newName = getFullCollectionNamespace(newCollectionName);
            for (String map : List.copyOf(getMvStore().getMapNames())) {
                for (String prefix : List.of("databases.", "meta.", "")) {
                    if (map.equals(prefix + oldName) || prefix.isEmpty() && map.startsWith(oldName + "._index_")) {
                        String target = prefix + newName + map.substring((prefix + oldName).length());
                        getMvStore().removeMap(target); // the empty one that H2Database has just created
                        getMvStore().renameMap(getMvStore().openMap(map), target);
                    }
                }
            }
        }

        @Override
        protected void addIndex(Document description) {
            creating = description;
            try {
                super.addIndex(description);
            } finally {
                creating = null;
            }
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            if (keys.size() == 1 && keys.get(0).getKey().equals("_id")) {
                return new IdIndex(indexName, keys, data(collectionName));
            }
            return index(collectionName, indexName, keys, sparse, true);
        }

        @Override
        protected Index<Object> openOrCreateSecondaryIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            return index(collectionName, indexName, keys, sparse, false);
        }

        private StoredIndex index(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse, boolean unique) {
            MVMap.Builder<byte[], Object> builder = new MVMap.Builder<>();
            builder.setKeyType(new BsonTypes.KeyType());
            builder.setValueType(new BsonTypes.ValueType());
            // the name H2Database.dropIndex removes
            String mapName = getFullCollectionNamespace(collectionName) + "._index_" + indexName;
            return new StoredIndex(
                    indexName,
                    keys,
                    sparse,
                    unique,
                    partialFilter(collectionName, indexName),
                    getMvStore().openMap(mapName, builder));
        }

        private Document partialFilter(String collectionName, String indexName) {
            Document description = creating;
            if (description == null) { // reopening
                Document key = new Document("ns", getFullCollectionNamespace(collectionName)).append("name", indexName);
                description = indexes.get().handleQueryAsStream(key).findFirst().orElse(new Document());
            }
            return (Document) description.get("partialFilterExpression");
        }
    }
}
