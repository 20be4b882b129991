package com.haina.platform.tenancy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.OutboxAppend;
import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;

/**
 * The only way to a tenant's documents: every query begins with {@link #mine()}. Repositories extend it, are package-private and named by
 * the plural of what they keep.
 */
public abstract class TenantRepository<T extends Aggregate> implements SmartInitializingSingleton {

    private static final int DUPLICATE_KEY = 11_000;

    protected final MongoOperations mongo;
    private final Class<T> type;
    private final Cursors cursors;
    private Consumer<String> written = collection -> {};

    protected TenantRepository(MongoOperations mongo, Cursors cursors, Class<T> type) {
        this.mongo = mongo;
        this.cursors = cursors;
        this.type = type;
    }

    /** Who is told of a collection when events were written there past Spring Data's own saving. Public because repositories are proxied. */
    public void tellOfEvents(Consumer<String> listener) {
        written = listener;
    }

    /**
     * The indexes that this repository's queries need; made at start when missing. Each begins with {@code tenantId} unless its first
     * field is unique across tenants. No partial indexes: unique keys of optional values are sparse.
     */
    protected List<Index> indexes() {
        return List.of();
    }

    @Override
    public void afterSingletonsInstantiated() {
        indexes().forEach(index -> mongo.indexOps(type).createIndex(index));
    }

    /** The current tenant's documents. */
    protected static Criteria mine() {
        return Criteria.where("tenantId").is(CurrentTenant.id());
    }

    /** The document with this id, if the current tenant has it. */
    public Optional<T> find(String id) {
        return Optional.ofNullable(mongo.findOne(Query.query(mine().and("_id").is(id)), type));
    }

    /** The document with this id; 404 if the current tenant has none. */
    public T get(String id) {
        return find(id).orElseThrow(RecordNotFound::new);
    }

    /** The documents with these ids that the current tenant has, in no order. */
    public List<T> findAll(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : find(Query.query(mine().and("_id").in(ids)));
    }

    /** Saves as a whole with optimistic locking; the events in its outbox are published. */
    public T save(T aggregate) {
        return mongo.save(aggregate);
    }

    /**
     * Removes for good, unless somebody saved it in between. Spring Data's own removal compares the version, which the relay moves, and
     * then says nothing when nothing was removed.
     */
    public void remove(T aggregate) {
        Query same = Query.query(Criteria.where("_id").is(aggregate.id()));
        Query unchanged = Query.query(Criteria.where("_id")
                .is(aggregate.id())
                .and("tenantId")
                .is(aggregate.tenantId())
                .and("revision")
                .is(aggregate.revision()));
        if (mongo.remove(unchanged, type).getDeletedCount() == 0 && mongo.exists(same, type)) {
            throw new OptimisticLockingFailureException("changed since it was read");
        }
    }

    /**
     * Changes single fields of a document and publishes an event about it, as one write; for documents that others change at the same
     * time. Nothing is done, and false answered, if another event was recorded since the document was read or the query no longer fits.
     *
     * @param query begins with {@link #mine()}; the document's id is added
     */
    protected boolean update(Criteria query, T aggregate, Update update, String type, Object data) {
        Criteria same = OutboxAppend.isNext(query.and("_id").is(aggregate.id()), aggregate);
        Update change = OutboxAppend.to(update, aggregate, type, data);
        boolean done =
                mongo.updateFirst(guarded(new Query(same)), change, this.type).getMatchedCount() == 1;
        written.accept(mongo.getCollectionName(this.type));
        return done;
    }

    /** The documents of a query that begins with {@link #mine()}. */
    protected List<T> find(Query query) {
        return mongo.find(guarded(query), type);
    }

    protected Optional<T> findOne(Query query) {
        return Optional.ofNullable(mongo.findOne(guarded(query), type));
    }

    /** Streams the documents of a query; to be closed. */
    protected Stream<T> stream(Query query) {
        return mongo.stream(guarded(query), type);
    }

    protected long count(Query query) {
        return mongo.count(guarded(query), type);
    }

    protected boolean exists(Query query) {
        return mongo.exists(guarded(query), type);
    }

    /** Unordered bulk writes; whoever uses it puts {@code tenantId} into every filter. */
    protected BulkOperations bulk() {
        return mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, type);
    }

    /**
     * Inserts many new documents at once; the events in their outboxes are published.
     *
     * @return whether all of them are there now; false where somebody else made one with the same unique key, the others are there then
     */
    protected boolean insertNew(Collection<T> fresh) {
        List<WriteModel<Document>> writes = new ArrayList<>(fresh.size());
        for (T one : fresh) {
            Document document = new Document();
            mongo.getConverter().write(one, document);
            document.put("version", 0L);
            document.put("revision", 1L);
            writes.add(new InsertOneModel<>(document));
        }
        return writeAll(writes).isPresent();
    }

    /**
     * Writes documents as they are, past Spring Data, in no order; the events in their outboxes are published. Whoever uses it puts
     * {@code tenantId} into every document and filter, and counts versions.
     *
     * @return how many documents updates and replacements found; empty where somebody else has one of the unique keys
     */
    protected OptionalInt writeAll(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return OptionalInt.of(0);
        }
        try {
            return OptionalInt.of(mongo.getCollection(mongo.getCollectionName(type))
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                    .getMatchedCount());
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return OptionalInt.empty();
            }
            throw failure;
        } finally {
            written.accept(mongo.getCollectionName(type));
        }
    }

    /**
     * One page in the order of a field that every document has, and of the id among equals.
     *
     * @param criteria begins with {@link #mine()}
     * @param request size, cursor and whether the total is wanted
     * @param sortField the field to order by; with the criteria's equality fields before it there is an index
     */
    protected Page<T> page(Criteria criteria, PageRequest request, String sortField, Sort.Direction direction) {
        Query query = guarded(new Query(criteria));
        Long total = request.withTotal() ? mongo.count(query, type) : null;
        boolean ascending = direction.isAscending();
        String list = type.getSimpleName() + ":" + sortField + ":" + direction + ":"
                + criteria.getCriteriaObject().toString().hashCode();
        Criteria from = request.cursor() == null
                ? criteria
                : after(criteria, sortField, ascending, cursors.read(list, request.cursor()));
        Query paged = new Query(from)
                .with(Sort.by(direction, sortField).and(Sort.by(direction, "_id")))
                .limit(request.size() + 1);
        List<Document> found = mongo.find(paged, Document.class, mongo.getCollectionName(type));
        boolean more = found.size() > request.size();
        List<Document> shown = more ? found.subList(0, request.size()) : found;
        List<T> items = shown.stream()
                .map(document -> mongo.getConverter().read(type, document))
                .toList();
        String next = more
                ? cursors.write(
                        list, value(shown.getLast(), sortField), shown.getLast().getString("_id"))
                : null;
        return new Page<>(items, next, total);
    }

    /** The range on the sort field alone can use an index; the alternative behind it settles equal values. */
    private static Criteria after(Criteria criteria, String field, boolean ascending, Cursors.Position position) {
        Object value = position.value();
        Criteria range = ascending
                ? Criteria.where(field).gte(value)
                : Criteria.where(field).lte(value);
        Criteria beyond = new Criteria()
                .orOperator(
                        ascending
                                ? Criteria.where(field).gt(value)
                                : Criteria.where(field).lt(value),
                        Criteria.where(field).is(value).and("_id").gt(position.id()));
        if (!ascending) {
            beyond = new Criteria()
                    .orOperator(
                            Criteria.where(field).lt(value),
                            Criteria.where(field).is(value).and("_id").lt(position.id()));
        }
        return new Criteria().andOperator(criteria, range, beyond);
    }

    private static @Nullable Object value(Document document, String field) {
        Object value = document;
        for (String name : field.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    private static Query guarded(Query query) {
        if (!CurrentTenant.id().equals(tenantOf(query.getQueryObject()))) {
            throw new IllegalStateException("a query without the current tenant");
        }
        return query;
    }

    private static @Nullable Object tenantOf(Document criteria) {
        if (criteria.get("tenantId") instanceof String tenant) {
            return tenant;
        }
        if (criteria.get("$and") instanceof List<?> parts) {
            for (Object part : parts) {
                if (part instanceof Document document && tenantOf(document) instanceof String tenant) {
                    return tenant;
                }
            }
        }
        return null;
    }
}
