package com.haina.resident.building;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.PlaceName;

/** What nodes and rooms have in common in the store. */
abstract class PlaceRepository<T extends Place> extends TenantRepository<T> {

    private static final int BATCH = 500;

    private final Class<T> type;

    PlaceRepository(MongoOperations mongo, Cursors cursors, Class<T> type) {
        super(mongo, cursors, type);
        this.type = type;
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .named("siblings")
                        .on("siblingKeys", Sort.Direction.ASC)
                        .unique(),
                new Index()
                        .named("tree")
                        .on("tenantId", Sort.Direction.ASC)
                        .on("communityId", Sort.Direction.ASC)
                        .on("parentId", Sort.Direction.ASC)
                        .on("orderKey", Sort.Direction.ASC),
                new Index().named("moved").on("movedAt", Sort.Direction.ASC).sparse(),
                new Index().named("search").on("tenantId", Sort.Direction.ASC).on("nameKey", Sort.Direction.ASC));
    }

    /** The places with one of these keys. */
    List<T> bySiblingKeys(Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : find(new Query(mine().and("siblingKeys").in(keys)));
    }

    /** A page of the children of a node or structure, in their order. */
    Page<T> children(String communityId, String parentId, PageRequest request) {
        return page(under(communityId, List.of(parentId)), request, "orderKey", Sort.Direction.ASC);
    }

    /** The sibling that stands last before a key, or last of all without one; the place itself does not count. */
    Optional<T> lastBefore(String communityId, String parentId, @Nullable String orderKey, String self) {
        Criteria criteria = under(communityId, List.of(parentId)).and("_id").ne(self);
        if (orderKey != null) {
            criteria = criteria.and("orderKey").lt(orderKey);
        }
        return find(new Query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "orderKey"))
                        .limit(1))
                .stream()
                .findFirst();
    }

    /** Everything directly under a node; at most some thousands. */
    List<T> directlyUnder(BuildingNode parent) {
        return find(new Query(under(parent.communityId(), List.of(parent.id()))));
    }

    /** Everything directly under a node or structure, in its order; at most some thousands. */
    List<T> directlyUnder(String communityId, String parentId) {
        return find(new Query(under(communityId, List.of(parentId))).with(Sort.by("orderKey", "_id")));
    }

    /**
     * Lets what stands directly under a node know what the node stands under. Whoever changes one of these places at the same moment has
     * to look again; entity tags stay.
     */
    void followParent(BuildingNode parent) {
        List<String> ancestors = Place.ancestorsUnder(parent);
        List<T> astray = directlyUnder(parent).stream()
                .filter(place -> !place.ancestors().equals(ancestors))
                .toList();
        for (int from = 0; from < astray.size(); from += BATCH) {
            BulkOperations writes = bulk();
            for (T place : astray.subList(from, Math.min(astray.size(), from + BATCH))) {
                writes.updateOne(
                        new Query(
                                mine().and("_id").is(place.id()).and("parentId").is(parent.id())),
                        new Update().set("ancestors", ancestors).inc("version", 1));
            }
            writes.execute();
        }
    }

    /** Hands over places that moved by then and are not done yet, across tenants: each is handled as its own tenant. */
    void forEachMoved(Instant until, Consumer<T> handler) {
        mongo.find(new Query(Criteria.where("movedAt").lte(until)).limit(BATCH), type)
                .forEach(place -> CurrentTenant.run(place.tenantId(), () -> handler.accept(place)));
    }

    /** Nothing is left to do for this move; a later one of the same place is. */
    void moveDone(T place) {
        mongo.updateFirst(
                new Query(mine().and("_id").is(place.id()).and("movedAt").is(place.movedAt())),
                new Update().unset("movedAt").inc("version", 1),
                type);
    }

    long countUnder(String communityId, Collection<String> parentIds) {
        return parentIds.isEmpty() ? 0 : count(new Query(under(communityId, parentIds)));
    }

    boolean existsUnder(String communityId, Collection<String> parentIds) {
        return !parentIds.isEmpty() && exists(new Query(under(communityId, parentIds)));
    }

    long countIn(String communityId) {
        return count(new Query(mine().and("communityId").is(communityId)));
    }

    /** Places whose name begins like this, at most {@code limit}; in one community or all of them. */
    List<T> named(String text, Collection<String> communityIds, int limit) {
        Criteria criteria = mine().and("nameKey").regex("^" + java.util.regex.Pattern.quote(PlaceName.key(text)));
        if (!communityIds.isEmpty()) {
            criteria = criteria.and("communityId").in(communityIds);
        }
        return find(new Query(criteria).with(Sort.by("nameKey")).limit(limit));
    }

    /**
     * Inserts new places.
     *
     * @return whether all of them are there now; false where somebody else made one with the same key
     */
    boolean insertAll(Collection<T> places) {
        return insertNew(places);
    }

    private static Criteria under(String communityId, Collection<String> parentIds) {
        Criteria criteria = mine().and("communityId").is(communityId);
        return parentIds.size() == 1
                ? criteria.and("parentId").is(parentIds.iterator().next())
                : criteria.and("parentId").in(parentIds);
    }
}
