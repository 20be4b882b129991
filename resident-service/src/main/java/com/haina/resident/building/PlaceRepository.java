package com.haina.resident.building;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.community.PlaceName;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;

/** What nodes and rooms have in common in the store. */
abstract class PlaceRepository<T extends Place> extends TenantRepository<T> {

    private static final int DUPLICATE_KEY = 11_000;

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
        if (places.isEmpty()) {
            return true;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(places.size());
        for (T place : places) {
            Document document = new Document();
            mongo.getConverter().write(place, document);
            document.put("version", 0L);
            document.put("revision", 1L);
            writes.add(new InsertOneModel<>(document));
        }
        try {
            mongo.getCollection(mongo.getCollectionName(type)).bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw failure;
        }
    }

    private static Criteria under(String communityId, Collection<String> parentIds) {
        Criteria criteria = mine().and("communityId").is(communityId);
        return parentIds.size() == 1
                ? criteria.and("parentId").is(parentIds.iterator().next())
                : criteria.and("parentId").in(parentIds);
    }
}
