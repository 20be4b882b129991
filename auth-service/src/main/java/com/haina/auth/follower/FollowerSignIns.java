package com.haina.auth.follower;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Looked up by an id that only one browser knows, before any tenant is known. */
@Repository
class FollowerSignIns extends TenantRepository<FollowerSignIn> {

    FollowerSignIns(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, FollowerSignIn.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("endsAt", Sort.Direction.ASC));
    }

    Optional<FollowerSignIn> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, FollowerSignIn.class));
    }

    /** Takes the sign-in that this ticket belongs to; empty when the ticket is wrong, old, or somebody was faster with it. */
    Optional<FollowerSignIn> redeem(String id, String ticketDigest, Instant now) {
        return Optional.ofNullable(mongo.findAndRemove(
                Query.query(Criteria.where("_id")
                        .is(id)
                        .and("ticketDigest")
                        .is(ticketDigest)
                        .and("endsAt")
                        .gt(now)),
                FollowerSignIn.class));
    }

    void removeEndedBefore(Instant time) {
        mongo.remove(Query.query(Criteria.where("endsAt").lt(time)), FollowerSignIn.class);
    }
}
