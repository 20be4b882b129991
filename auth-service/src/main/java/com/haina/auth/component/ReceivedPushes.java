package com.haina.auth.component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants. */
@Repository
class ReceivedPushes extends TenantRepository<ReceivedPush> {

    ReceivedPushes(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ReceivedPush.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("done", Sort.Direction.ASC).on("receivedAt", Sort.Direction.ASC));
    }

    /** Whether it is here for the first time. */
    boolean add(ReceivedPush push) {
        try {
            mongo.insert(push);
            return true;
        } catch (DuplicateKeyException again) {
            return false;
        }
    }

    Optional<ReceivedPush> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, ReceivedPush.class));
    }

    /** What was kept but not handled, because the service stopped or failed in between. */
    List<ReceivedPush> leftBefore(Instant time) {
        return mongo.find(
                Query.query(Criteria.where("done").is(false).and("receivedAt").lt(time))
                        .with(Sort.by("receivedAt"))
                        .limit(100),
                ReceivedPush.class);
    }

    void removeHandledBefore(Instant time) {
        mongo.remove(
                Query.query(Criteria.where("done").is(true).and("receivedAt").lt(time)), ReceivedPush.class);
    }
}
