package com.haina.resident.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.building.CoverageStage;
import com.haina.resident.building.PlaceUse.Tally;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;

@Repository
class Residents extends TenantRepository<Resident> {

    private static final int BATCH = 500;

    Residents(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Resident.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .named("mobile")
                        .on("mobileKey", Sort.Direction.ASC)
                        .unique()
                        .sparse(),
                new Index()
                        .named("mobileTail")
                        .on("mobileTail", Sort.Direction.ASC)
                        .sparse(),
                new Index()
                        .named("idNumber")
                        .on("idNumberKey", Sort.Direction.ASC)
                        .sparse(),
                list("name", "nameKey"),
                list("home", "homeKey"),
                list("changed", "updatedAt"),
                in("placeByName", "places", "nameKey"),
                in("placeByChange", "places", "updatedAt"),
                in("tag", "tags", "homeKey"),
                new Index()
                        .named("place")
                        .on("tenantId", Sort.Direction.ASC)
                        .on("deleted", Sort.Direction.ASC)
                        .on("places", Sort.Direction.ASC)
                        .on("homeKey", Sort.Direction.ASC),
                new Index()
                        .named("reachable")
                        .on("reachableUntil", Sort.Direction.ASC)
                        .sparse(),
                new Index().named("purge").on("purgeAt", Sort.Direction.ASC).sparse(),
                new Index().named("leaving").on("leavesOn", Sort.Direction.ASC).sparse(),
                new Index()
                        .named("merging")
                        .on("mergePending", Sort.Direction.ASC)
                        .sparse());
    }

    private static Index in(String name, String what, String order) {
        return new Index()
                .named(name)
                .on("tenantId", Sort.Direction.ASC)
                .on("deleted", Sort.Direction.ASC)
                .on(what, Sort.Direction.ASC)
                .on(order, Sort.Direction.ASC);
    }

    private static Index list(String name, String field) {
        return new Index()
                .named(name)
                .on("tenantId", Sort.Direction.ASC)
                .on("deleted", Sort.Direction.ASC)
                .on(field, Sort.Direction.ASC);
    }

    // Finding one or a few

    List<Resident> byMobileKeys(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : find(new Query(mine().and("mobileKey").in(keys)));
    }

    List<Resident> byIdNumberKeys(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : find(new Query(mine().and("idNumberKey").in(keys)));
    }

    List<Resident> byMobileTail(String tailKey, int limit) {
        return find(new Query(mine().and("mobileTail").is(tailKey)).limit(limit));
    }

    /** People who live in one of these places now, at most {@code limit}. */
    List<Resident> at(Collection<String> placeIds, int limit) {
        return placeIds.isEmpty()
                ? List.of()
                : find(new Query(living().and("places").in(placeIds)).limit(limit));
    }

    // Lists

    /** People in the order of a field, filtered; every combination is served by an index. */
    Page<Resident> list(ResidentFilter filter, PageRequest request, ResidentSort sort) {
        Page<Resident> page = page(
                ResidentCriteria.of(mine(), filter),
                new PageRequest(request.limit(), request.cursor(), false),
                sort.field(),
                sort.direction());
        return request.withTotal() ? new Page<>(page.items(), page.nextCursor(), count(filter)) : page;
    }

    /**
     * How many people a filter means. What is asked of nearly everybody (a mobile, being imported) is counted as all less the few marked
     * others, instead of reading everybody.
     */
    long count(ResidentFilter filter) {
        if (!filter.deleted() && Boolean.TRUE.equals(filter.hasMobile())) {
            return count(filter.withMobile(null)) - count(filter.withMobile(false));
        }
        if (!filter.deleted() && filter.coverage().contains(CoverageStage.IMPORTED)) {
            Set<CoverageStage> others = filter.otherStages();
            return count(filter.withCoverage(Set.of())) - (others.isEmpty() ? 0 : count(filter.withCoverage(others)));
        }
        return count(new Query(ResidentCriteria.of(mine(), filter)));
    }

    long countAt(String placeId) {
        return count(new Query(living().and("places").is(placeId)));
    }

    /** The people of a place by each place they live at; reads no more of them than that. */
    Map<String, Tally> tally(String placeId) {
        Query query = new Query(living().and("places").is(placeId));
        query.fields().include("places", "mobileKey", "coverage");
        Map<String, Tally> tallies = new HashMap<>();
        for (Document document : mongo.find(query, Document.class, mongo.getCollectionName(Resident.class))) {
            String stage = document.getString("coverage");
            Tally one = Tally.of(
                    document.containsKey("mobileKey"),
                    stage == null ? CoverageStage.IMPORTED : CoverageStage.valueOf(stage));
            for (String place : document.getList("places", String.class)) {
                tallies.merge(place, one, Tally::plus);
            }
        }
        return tallies;
    }

    /** Which of these places somebody lives in now. */
    Set<String> inhabited(Collection<String> placeIds) {
        Set<String> wanted = new HashSet<>(placeIds);
        Set<String> inhabited = new HashSet<>();
        if (!wanted.isEmpty()) {
            Query query = new Query(living().and("places").in(wanted));
            query.fields().include("places");
            mongo.find(query, Document.class, mongo.getCollectionName(Resident.class))
                    .forEach(document -> inhabited.addAll(document.getList("places", String.class)));
            inhabited.retainAll(wanted);
        }
        return inhabited;
    }

    /** Everyone who lives in a place, in batches in the order of their ids. */
    void inBatchesAt(String placeId, int size, Consumer<List<Resident>> handler) {
        String last = "";
        List<Resident> batch;
        do {
            batch = find(new Query(living().and("places").is(placeId).and("_id").gt(last))
                    .with(Sort.by("_id"))
                    .limit(size));
            if (!batch.isEmpty()) {
                last = batch.getLast().id();
                handler.accept(batch);
            }
        } while (batch.size() == size);
    }

    /**
     * Writes what coverage says of a person, and the marks that follow from it; entity tags stay, because nothing that people edit changed.
     *
     * @return false where somebody changed the person since it was read
     */
    boolean cover(Resident resident) {
        Document document = new Document();
        mongo.getConverter().write(resident, document);
        Update update = new Update().set("places", document.get("places")).inc("version", 1);
        for (String field : List.of("coverage", "reachableUntil")) {
            Object value = document.get(field);
            if (value == null) {
                update.unset(field);
            } else {
                update.set(field, value);
            }
        }
        return mongo.updateFirst(
                                new Query(mine().and("_id")
                                        .is(resident.id())
                                        .and("version")
                                        .is(document.getLong("version"))),
                                update,
                                Resident.class)
                        .getMatchedCount()
                == 1;
    }

    // Bulk writes

    /**
     * Inserts newcomers.
     *
     * @return whether all of them are there now; false where somebody else took a mobile meanwhile
     */
    boolean insertAll(Collection<Resident> newcomers) {
        return insertNew(newcomers);
    }

    /**
     * Replaces people as they were read and changed.
     *
     * @return whether all of them were still as they had been read
     */
    boolean replaceAll(Collection<Resident> changed) {
        List<WriteModel<Document>> writes = new ArrayList<>(changed.size());
        for (Resident resident : changed) {
            Document document = new Document();
            mongo.getConverter().write(resident, document);
            long version = document.getLong("version");
            document.put("version", version + 1);
            document.put("revision", document.getLong("revision") + 1);
            writes.add(new ReplaceOneModel<>(asRead(resident, version), document));
        }
        return writeAll(writes).equals(OptionalInt.of(writes.size()));
    }

    /**
     * Removes people for good.
     *
     * @return whether all of them were still as they had been read
     */
    boolean removeAll(Collection<Resident> gone) {
        List<WriteModel<Document>> writes = new ArrayList<>(gone.size());
        for (Resident resident : gone) {
            Document document = new Document();
            mongo.getConverter().write(resident, document);
            writes.add(new DeleteOneModel<>(asRead(resident, document.getLong("version"))));
        }
        return writes.isEmpty()
                || mongo.getCollection(mongo.getCollectionName(Resident.class))
                                .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                                .getDeletedCount()
                        == writes.size();
    }

    private static Bson asRead(Resident resident, long version) {
        return Filters.and(
                Filters.eq("_id", resident.id()),
                Filters.eq("tenantId", CurrentTenant.id()),
                Filters.eq("version", version));
    }

    // Sweeps, across tenants: each resident is handled as its own tenant

    /** Hands over the people whose deletion has become final. */
    void forEachDue(Instant now, Consumer<Resident> handler) {
        sweep(Criteria.where("purgeAt").lte(now), handler);
    }

    /** Hands over the people who leave a room by this day. */
    void forEachLeaving(LocalDate today, Consumer<Resident> handler) {
        sweep(Criteria.where("leavesOn").lte(today.toString()), handler);
    }

    /** Hands over the people whose record was merged into another that has not taken everything over yet. */
    void forEachMerging(Consumer<Resident> handler) {
        sweep(Criteria.where("mergePending").gt(""), handler);
    }

    /** Hands over the people who are no longer reachable by this time. */
    void forEachLapsed(Instant now, Consumer<Resident> handler) {
        sweep(Criteria.where("reachableUntil").lte(now), handler);
    }

    private void sweep(Criteria criteria, Consumer<Resident> handler) {
        mongo.find(new Query(criteria).limit(BATCH), Resident.class)
                .forEach(resident -> CurrentTenant.run(resident.tenantId(), () -> handler.accept(resident)));
    }

    private static Criteria living() {
        return mine().and("deleted").is(false);
    }

    /** Whose name begins like this, in no order. */
    List<Resident> named(String prefix, int most) {
        return find(Query.query(living().and("nameKey").regex(ResidentCriteria.beginsWith(prefix)))
                .limit(most));
    }
}
