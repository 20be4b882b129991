package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Receipts that wait for their message. */
@Repository
class EarlyReceipts extends TenantRepository<EarlyReceipt> {

    private static final Duration KEPT = Duration.ofDays(3);

    EarlyReceipts(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, EarlyReceipt.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index().on("cameAt", Sort.Direction.ASC));
    }

    void keep(String appId, String msgId, Receipt receipt) {
        try {
            save(new EarlyReceipt(appId, msgId, receipt));
        } catch (DuplicateKeyException | OptimisticLockingFailureException kept) {
            // Told twice.
        }
    }

    Optional<Receipt> of(String appId, String msgId) {
        return find(EarlyReceipt.id(appId, msgId)).map(EarlyReceipt::receipt);
    }

    void forget(String appId, String msgId) {
        mongo.remove(Query.query(mine().and("_id").is(EarlyReceipt.id(appId, msgId))), EarlyReceipt.class);
    }

    /** What was sent from WeChat's own console has no message of ours. */
    @Scheduled(fixedDelay = 60 * 60 * 1000, initialDelay = 7 * 60 * 1000)
    void sweep() {
        mongo.remove(Query.query(Criteria.where("cameAt").lt(Instant.now().minus(KEPT))), EarlyReceipt.class);
    }
}
