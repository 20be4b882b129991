package com.haina.wechat.callback;

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

import com.haina.platform.crypto.Sealed;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants; and the leases by which instances hold them. */
@Repository
class ReceivedMessages extends TenantRepository<ReceivedMessage> {

    ReceivedMessages(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ReceivedMessage.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("done", Sort.Direction.ASC).on("leaseUntil", Sort.Direction.ASC));
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

    /** It reached nobody. */
    void takeBackReply(String id) {
        change(id, new Update().unset("reply"));
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

    /** Takes what was kept but not acted on and what nobody holds any more, because an instance stopped, failed or had too much to do. */
    Optional<ReceivedMessage> claim(Instant now, Instant until) {
        Query left = Query.query(
                        Criteria.where("done").is(false).and("leaseUntil").not().gt(now))
                .with(Sort.by("leaseUntil"));
        Update take = new Update().set("leaseUntil", until).inc("version", 1);
        return Optional.ofNullable(
                mongo.findAndModify(left, take, FindAndModifyOptions.options().returnNew(true), ReceivedMessage.class));
    }

    /** Whether it was still its holder's. */
    boolean renew(Lease lease, Instant until) {
        Update renew = new Update().set("leaseUntil", until).inc("version", 1);
        return mongo.updateFirst(heldBy(lease), renew, ReceivedMessage.class).getMatchedCount() == 1;
    }

    /** Lets anybody take it from then on; if another instance has taken it already, it stays that one's. */
    void giveBack(Lease lease, Instant next) {
        mongo.updateFirst(heldBy(lease), new Update().set("leaseUntil", next).inc("version", 1), ReceivedMessage.class);
    }

    void removeHandledBefore(Instant time) {
        mongo.remove(
                Query.query(Criteria.where("done").is(true).and("leaseUntil").lt(time)), ReceivedMessage.class);
    }

    private static Query heldBy(Lease lease) {
        return Query.query(
                Criteria.where("_id").is(lease.messageId()).and("leaseUntil").is(lease.until()));
    }

    private void change(String id, Update update) {
        mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), update.inc("version", 1), ReceivedMessage.class);
    }
}
