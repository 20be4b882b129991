package com.haina.local.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;

/** A collection that narrows queries with {@link StoredIndex}; the library's matcher still checks every candidate. */
final class IndexedCollection extends H2Collection {

    private final MVMap<Object, Document> data;
    private final ScanStatistics statistics;
    private Document aggregationMatch;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors,
            ScanStatistics statistics) {
        super(database, name, options, data, meta, cursors);
        this.data = data;
        this.statistics = statistics;
    }

    Document documentAt(Object position) {
        return data.get(position);
    }

    /** Candidates for a query, lazily read; ordered: already in the requested order. Null documents: all, in the library's way. */
    private record Candidates(Stream<Document> documents, boolean ordered) {}

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Candidates candidates = candidates(query, orderBy, skip, limit);
        return candidates == null
                ? super.queryDocuments(query, orderBy, skip, limit, batchSize, fields)
                : matchDocumentsFromStream(
                        candidates.documents,
                        query,
                        candidates.ordered ? null : orderBy,
                        skip,
                        limit,
                        batchSize,
                        fields);
    }

    @Override
    public void addIndex(Index<Object> index) {
        if (index instanceof StoredIndex stored) {
            if (stored.isEmpty() && data.sizeAsLong() > 0) {
                statistics.fullScan(getFullName(), data.sizeAsLong(), new Document("new index", index.getName()), null);
            }
            super.addIndex(index);
            stored.complete();
        } else {
            super.addIndex(index);
        }
    }

    private Candidates candidates(Document query, Document orderBy, int skip, int limit) {
        if (getCollectionName().startsWith("system.")) {
            return null;
        }
        QueryConditions conditions = new QueryConditions(query);
        List<Object> ids = idsIn(conditions);
        if (ids != null) {
            statistics.byId();
            return new Candidates(ids.stream().map(data::get).filter(document -> document != null), false);
        }
        IndexPlan plan = IndexPlan.best(storedIndexes(), conditions, orderBy, skip, limit, data.sizeAsLong());
        Union union = union(conditions, plan == null ? data.sizeAsLong() : plan.cost());
        if (union != null) {
            union.plans.forEach(
                    part -> statistics.byIndex(getFullName(), part.index().getName()));
            return new Candidates(union.positions().map(data::get).filter(document -> document != null), false);
        }
        if (plan != null) {
            statistics.byIndex(getFullName(), plan.index().getName());
            return new Candidates(positions(plan).map(data::get), plan.ordered());
        }
        Object from = conditions.idBound();
        boolean unordered = orderBy == null || orderBy.isEmpty();
        if (from != null && (unordered || isById(orderBy, 1))) { // only values of the bound's type can match
            statistics.byId();
            return new Candidates(stream(data.cursor(from, null, false)).map(data::get), !unordered);
        }
        if (isIdOrder(orderBy)) { // the data map is in _id order
            statistics.byId();
            return new Candidates(
                    stream(
                                    isById(orderBy, 1)
                                            ? data.cursor(null, null, false)
                                            : data.cursor(data.lastKey(), null, true))
                            .map(data::get),
                    true);
        }
        if (limit <= 0 || !query.isEmpty() || orderBy != null && !orderBy.isEmpty()) {
            statistics.fullScan(getFullName(), data.sizeAsLong(), query, orderBy);
        }
        return null;
    }

    /** An $or, each branch by its own index or by _id. */
    private record Union(List<Object> ids, List<IndexPlan> plans) {
        Stream<Object> positions() {
            return Stream.concat(ids.stream(), plans.stream().flatMap(IndexedCollection::positions))
                    .distinct();
        }
    }

    /** The union of indexes for an $or if every branch has one and all together cost less than the limit, otherwise null. */
    private @Nullable Union union(QueryConditions conditions, double costLimit) {
        List<QueryConditions> branches = conditions.branches();
        Union union = new Union(new ArrayList<>(), new ArrayList<>());
        double cost = 0;
        for (QueryConditions branch : branches) {
            List<Object> ids = idsIn(branch);
            IndexPlan plan =
                    ids != null ? null : IndexPlan.best(storedIndexes(), branch, null, 0, 0, data.sizeAsLong());
            if (ids != null) {
                union.ids.addAll(ids);
                cost += ids.size();
            } else if (plan != null) {
                union.plans.add(plan);
                cost += plan.cost();
            } else {
                return null;
            }
        }
        // At most as dear as the alternative: in a small collection everything costs about the same.
        return branches.isEmpty() || cost > Math.max(costLimit, 1) ? null : union;
    }

    private static Stream<Object> positions(IndexPlan plan) {
        Stream<Object> positions = stream(plan.positions());
        // Arrays have one entry per element.
        return plan.index().isSortable() ? positions : positions.distinct();
    }

    private List<StoredIndex> storedIndexes() {
        return getIndexes().stream()
                .filter(StoredIndex.class::isInstance)
                .map(StoredIndex.class::cast)
                .toList();
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, 0), false);
    }

    /** Without keeping the documents; without reading them if an index alone tells the number. */
    @Override
    public synchronized int count(Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        long count = IndexPlan.exactCount(storedIndexes(), new QueryConditions(query));
        if (count >= 0) {
            statistics.byIndex(getFullName(), "(counted entries)");
        } else {
            count = matching(query).count();
        }
        count = Math.max(0, count - skip);
        return (int) (limit > 0 ? Math.min(limit, count) : count);
    }

    private Stream<Document> matching(Document query) {
        Candidates candidates = candidates(query, null, 0, 0);
        Stream<Document> documents = candidates == null ? data.values().stream() : candidates.documents;
        return documents.filter(document -> documentMatchesQuery(document, query));
    }

    /** The distinct existing-or-not positions of an _id equality or $in, null if the query has none. */
    private List<Object> idsIn(QueryConditions conditions) {
        for (QueryConditions.Condition condition : conditions.on("_id")) {
            if (condition.points() != null) {
                List<Object> ids = new ArrayList<>();
                java.util.Set<java.nio.ByteBuffer> seen = new java.util.HashSet<>();
                condition.points().forEach(point -> {
                    if (seen.add(java.nio.ByteBuffer.wrap(KeyCodec.encode(point)))) {
                        ids.add(de.bwaldvogel.mongo.backend.Missing.ofNullable(point));
                    }
                });
                return ids;
            }
        }
        return null;
    }

    private static boolean isById(Document orderBy, int direction) {
        return orderBy.size() == 1
                && orderBy.get("_id") instanceof Number number
                && Integer.signum(number.intValue()) == direction;
    }

    /** Keys are ordered by type first, so first and last of the same sortable type means that all are. */
    private boolean isIdOrder(@Nullable Document orderBy) {
        return orderBy != null
                && (isById(orderBy, 1) || isById(orderBy, -1))
                && !data.isEmpty()
                && KeyCodec.isRangeValue(data.firstKey())
                && KeyCodec.tag(data.firstKey()) == KeyCodec.tag(data.lastKey());
    }

    /** Aggregations (also the driver's countDocuments) read all documents before $match; the backend announces the $match first. */
    void expectAggregation(Document match) {
        aggregationMatch = match;
    }

    /** Lazily, because the library would collect the whole collection in a list first; MVMap iterates over a snapshot. */
    @Override
    public Stream<Document> queryAllAsStream() {
        Document match = aggregationMatch == null ? new Document() : aggregationMatch;
        aggregationMatch = null;
        return getCollectionName().startsWith("system.") ? super.queryAllAsStream() : matching(match);
    }

    long countIndexDifferences() {
        return getIndexes().stream()
                .filter(StoredIndex.class::isInstance)
                .map(StoredIndex.class::cast)
                .mapToLong(index -> index.countDifferences(data.values()))
                .sum();
    }

    /** Saves encoding every document twice and writing the counter page with every commit; collStats reports size 0. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
