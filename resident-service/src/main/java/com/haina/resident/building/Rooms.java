package com.haina.resident.building;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.web.Cursors;

@Repository
class Rooms extends PlaceRepository<Room> {

    /** The embedded store counts by an equality from its index, but walks the whole collection for a list of parents. */
    private static final int COUNTED_SINGLY = 500;

    Rooms(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Room.class);
    }

    /** Removes these rooms for good, whatever became of them since they were read. */
    void removeAll(Collection<Room> gone) {
        if (!gone.isEmpty()) {
            mongo.remove(
                    new Query(mine().and("_id").in(gone.stream().map(Room::id).toList())), Room.class);
        }
    }

    /** How many rooms stand directly under each of these nodes; nodes without any may be left out. */
    Map<String, Long> countByParent(String communityId, Collection<String> parentIds) {
        if (parentIds.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> counts = new HashMap<>();
        if (parentIds.size() <= COUNTED_SINGLY) {
            parentIds.forEach(parent -> counts.put(parent, countUnder(communityId, List.of(parent))));
            return counts;
        }
        mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(mine().and("communityId")
                                        .is(communityId)
                                        .and("parentId")
                                        .in(parentIds)),
                                Aggregation.group("parentId").count().as("rooms")),
                        mongo.getCollectionName(Room.class),
                        Document.class)
                .forEach(group -> counts.put(
                        group.getString("_id"), group.get("rooms", Number.class).longValue()));
        return counts;
    }

    /** Which of these ids are on file. */
    Set<String> existing(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Query query = new Query(mine().and("_id").in(ids));
        query.fields().include("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Room.class)).stream()
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** Rooms directly under one of these nodes whose name begins like this. */
    List<Room> namedUnder(String communityId, Collection<String> parentIds, String keyPrefix, int limit) {
        return find(new Query(mine().and("communityId")
                        .is(communityId)
                        .and("parentId")
                        .in(parentIds)
                        .and("nameKey")
                        .regex("^" + Pattern.quote(keyPrefix)))
                .limit(limit));
    }
}
