package com.haina.platform.outbox;

import java.time.Duration;
import java.time.Instant;

import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Keeps one relay per service working while several instances run. Ten seconds: long enough that a pause does not hand the outbox to two
 * relays, short enough that a dead instance is replaced soon. Two relays at once would only repeat events, never lose one.
 */
final class OutboxLease {

    private static final Duration TERM = Duration.ofSeconds(10);
    private static final String COLLECTION = "leases";
    private static final String LEASE_ID = "outbox-relay";

    private final MongoOperations mongo;
    private final String owner = Ids.next();
    private Instant heldUntil = Instant.EPOCH;

    OutboxLease(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Whether this instance may relay for the next seconds; asks the store only when a third of the term is gone. */
    boolean held() {
        Instant now = Instant.now();
        if (now.isBefore(heldUntil.minus(TERM.multipliedBy(2).dividedBy(3)))) {
            return true;
        }
        Query mineOrExpired = Query.query(Criteria.where("_id")
                .is(LEASE_ID)
                .orOperator(
                        Criteria.where("owner").is(owner),
                        Criteria.where("until").lt(now)));
        Update take = new Update().set("owner", owner).set("until", now.plus(TERM));
        try {
            mongo.findAndModify(
                    mineOrExpired,
                    take,
                    FindAndModifyOptions.options().upsert(true).returnNew(true),
                    Document.class,
                    COLLECTION);
            heldUntil = now.plus(TERM);
            return true;
        } catch (DuplicateKeyException heldByAnother) {
            heldUntil = Instant.EPOCH;
            return false;
        }
    }

    void release() {
        mongo.remove(Query.query(Criteria.where("_id").is(LEASE_ID).and("owner").is(owner)), COLLECTION);
        heldUntil = Instant.EPOCH;
    }
}
