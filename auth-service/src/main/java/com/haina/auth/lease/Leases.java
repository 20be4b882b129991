package com.haina.auth.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants. */
@Repository
class Leases extends TenantRepository<Lease> {

    Leases(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Lease.class);
    }

    /** Takes the lease if it is free or ran out; answers its fence. */
    OptionalLong take(String name, String owner, Duration term) {
        var now = Instant.now();
        var free = Query.query(Criteria.where("_id").is(name).and("until").lt(now));
        var update = new Update()
                .set("owner", owner)
                .set("until", now.plus(term))
                .inc("fence", 1)
                .setOnInsert("tenantId", Aggregate.NO_TENANT);
        try {
            var taken = mongo.findAndModify(
                    free, update, FindAndModifyOptions.options().upsert(true).returnNew(true), Lease.class);
            return taken == null ? OptionalLong.empty() : OptionalLong.of(taken.fence());
        } catch (DuplicateKeyException held) {
            return OptionalLong.empty();
        }
    }

    /** Gives it back before its time, unless another holds it by now. */
    void release(String name, String owner, long fence) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id")
                        .is(name)
                        .and("owner")
                        .is(owner)
                        .and("fence")
                        .is(fence)),
                new Update().set("until", Instant.EPOCH),
                Lease.class);
    }
}
