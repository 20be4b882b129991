package com.haina.auth.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Counters that survive a restart and are shared by all instances; the platform's own, beside all tenants. */
@Repository
class Tallies extends TenantRepository<Tally> {

    Tallies(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Tally.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("endsAt", Sort.Direction.ASC));
    }

    /** Counts one more in the current stretch of this length and answers how many there are. */
    long count(String what, Duration stretch, Instant now) {
        var number = now.toEpochMilli() / stretch.toMillis();
        var id = what + ":" + stretch.toSeconds() + ":" + number;
        var update = new Update()
                .inc("count", 1)
                .setOnInsert("tenantId", Aggregate.NO_TENANT)
                .setOnInsert("endsAt", Instant.ofEpochMilli((number + 1) * stretch.toMillis()));
        var options = FindAndModifyOptions.options().upsert(true).returnNew(true);
        var query = Query.query(Criteria.where("_id").is(id));
        try {
            return counted(mongo.findAndModify(query, update, options, Tally.class));
        } catch (DuplicateKeyException twice) {
            return counted(mongo.findAndModify(query, update, options, Tally.class));
        }
    }

    /** How many there are in the current stretch, without counting. */
    long read(String what, Duration stretch, Instant now) {
        var tally = mongo.findById(
                what + ":" + stretch.toSeconds() + ":" + now.toEpochMilli() / stretch.toMillis(), Tally.class);
        return tally == null ? 0 : tally.count();
    }

    /** Begins a pause, unless one is on. */
    boolean pause(String what, Duration pause, Instant now) {
        try {
            return mongo.findAndModify(
                            Query.query(
                                    Criteria.where("_id").is(what).and("endsAt").lte(now)),
                            new Update().set("endsAt", now.plus(pause)).setOnInsert("tenantId", Aggregate.NO_TENANT),
                            FindAndModifyOptions.options().upsert(true).returnNew(true),
                            Tally.class)
                    != null;
        } catch (DuplicateKeyException paused) {
            return false;
        }
    }

    void removeEndedBefore(Instant time) {
        mongo.remove(Query.query(Criteria.where("endsAt").lt(time)), Tally.class);
    }

    private static long counted(@org.jspecify.annotations.Nullable Tally tally) {
        return tally == null ? 1 : tally.count();
    }
}
