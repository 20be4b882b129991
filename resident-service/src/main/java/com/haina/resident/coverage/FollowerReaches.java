package com.haina.resident.coverage;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class FollowerReaches extends TenantRepository<FollowerReach> {

    FollowerReaches(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, FollowerReach.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(in("room", "roomIds"), in("resident", "residentIds"));
    }

    private static Index in(String name, String field) {
        return new Index().named(name).on("tenantId", Sort.Direction.ASC).on(field, Sort.Direction.ASC);
    }

    /** Followers who have to do with a room. */
    List<FollowerReach> ofRoom(String roomId) {
        return find(new Query(mine().and("roomIds").is(roomId)));
    }

    /** Followers who are verified as one of these people. */
    List<FollowerReach> ofResidents(Collection<String> residentIds) {
        return residentIds.isEmpty()
                ? List.of()
                : find(new Query(mine().and("residentIds").in(residentIds)));
    }

    /** Hands over all that have to do with a room, across tenants: each is handled as its own tenant. */
    void forEachTied(Consumer<FollowerReach> handler) {
        try (Stream<FollowerReach> all =
                mongo.stream(new Query(Criteria.where("roomIds.0").exists(true)), FollowerReach.class)) {
            all.forEach(reach -> CurrentTenant.run(reach.tenantId(), () -> handler.accept(reach)));
        }
    }
}
