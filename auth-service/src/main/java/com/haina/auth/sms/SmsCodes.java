package com.haina.auth.sms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

/** The platform's own, beside all tenants. Each step is one atomic update, so that parallel tries cannot slip past a limit. */
@Repository
class SmsCodes extends TenantRepository<SmsCode> {

    SmsCodes(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, SmsCode.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("expiresAt", Sort.Direction.ASC));
    }

    /** Replaces the code that was there, if any. */
    void put(String id, String salt, String digest, Instant expiresAt, int tries) {
        var update = new Update()
                .set("salt", salt)
                .set("digest", digest)
                .set("expiresAt", expiresAt)
                .set("triesLeft", tries)
                .setOnInsert("tenantId", Aggregate.NO_TENANT);
        try {
            mongo.upsert(Query.query(Criteria.where("_id").is(id)), update, SmsCode.class);
        } catch (DuplicateKeyException twice) {
            mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), update, SmsCode.class);
        }
    }

    /** Uses up one try; empty when there is no code, or it ended, or no try is left. */
    Optional<SmsCode> tryOnce(String id, Instant now) {
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(Criteria.where("_id")
                        .is(id)
                        .and("expiresAt")
                        .gt(now)
                        .and("triesLeft")
                        .gt(0)),
                new Update().inc("triesLeft", -1),
                FindAndModifyOptions.options().returnNew(true),
                SmsCode.class));
    }

    /** Takes the code away; false when somebody was faster with it. */
    boolean redeem(String id, String digest) {
        return mongo.remove(
                                Query.query(Criteria.where("_id")
                                        .is(id)
                                        .and("digest")
                                        .is(digest)),
                                SmsCode.class)
                        .getDeletedCount()
                == 1;
    }

    void removeEndedBefore(Instant time) {
        mongo.remove(Query.query(Criteria.where("expiresAt").lt(time)), SmsCode.class);
    }
}
