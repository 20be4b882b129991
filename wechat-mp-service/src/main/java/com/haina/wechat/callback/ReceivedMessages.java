package com.haina.wechat.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants. */
@Repository
class ReceivedMessages extends TenantRepository<ReceivedMessage> {

    /** How many left ones are read at a time. */
    static final int LEFT = 200;

    ReceivedMessages(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ReceivedMessage.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("done", Sort.Direction.ASC).on("receivedAt", Sort.Direction.ASC));
    }

    /** Whether it is here for the first time. */
    boolean add(ReceivedMessage message) {
        try {
            mongo.insert(message);
            return true;
        } catch (DuplicateKeyException again) {
            return false;
        }
    }

    Optional<ReceivedMessage> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, ReceivedMessage.class));
    }

    void replied(String id, Sealed reply) {
        change(id, new Update().set("reply", reply));
    }

    void finish(String id) {
        change(id, new Update().set("done", true).inc("handled", 1));
    }

    /** Nothing more will be tried. */
    void giveUp(String id) {
        change(id, new Update().set("done", true));
    }

    void failed(String id) {
        change(id, new Update().inc("attempts", 1));
    }

    /** What was kept but not acted on, because the service stopped or failed in between; oldest first. */
    List<ReceivedMessage> leftBefore(Instant time) {
        return mongo.find(
                Query.query(Criteria.where("done").is(false).and("receivedAt").lt(time))
                        .with(Sort.by("receivedAt"))
                        .limit(LEFT),
                ReceivedMessage.class);
    }

    void removeHandledBefore(Instant time) {
        mongo.remove(
                Query.query(Criteria.where("done").is(true).and("receivedAt").lt(time)), ReceivedMessage.class);
    }

    private void change(String id, Update update) {
        mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), update.inc("version", 1), ReceivedMessage.class);
    }
}
