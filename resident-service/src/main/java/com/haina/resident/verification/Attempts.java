package com.haina.resident.verification;

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

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Counters that survive a restart and are shared by all instances. */
@Repository
class Attempts extends TenantRepository<Attempt> {

    Attempts(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Attempt.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("endsAt", Sort.Direction.ASC));
    }

    /** Counts one more in the current stretch of this length and answers how many there are. */
    long count(String what, Duration stretch, Instant now) {
        long number = now.toEpochMilli() / stretch.toMillis();
        String id = CurrentTenant.id() + ":" + what + ":" + number;
        Query query = new Query(mine().and("_id").is(id));
        Update update = new Update()
                .inc("count", 1)
                .setOnInsert("endsAt", Instant.ofEpochMilli((number + 1) * stretch.toMillis()));
        FindAndModifyOptions options =
                FindAndModifyOptions.options().upsert(true).returnNew(true);
        Attempt attempt;
        try {
            attempt = mongo.findAndModify(query, update, options, Attempt.class);
        } catch (DuplicateKeyException twice) {
            attempt = mongo.findAndModify(query, update, options, Attempt.class);
        }
        return attempt == null ? 1 : attempt.count();
    }

    /** Across tenants. */
    void forgetBefore(Instant time) {
        mongo.remove(new Query(Criteria.where("endsAt").lt(time)), Attempt.class);
    }
}
