package com.haina.wechat.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** What happened to accounts, for as long as anybody asks. */
@Repository
class AccountHistory extends TenantRepository<AccountChange> {

    /** More than the ninety days that offices look back. */
    static final Duration KEPT = Duration.ofDays(100);

    /** Days are China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String AT = "at";

    private final Clock clock;

    AccountHistory(MongoOperations mongo, Cursors cursors, Clock clock) {
        super(mongo, cursors, AccountChange.class);
        this.clock = clock;
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on(AT, Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index().on(AT, Sort.Direction.ASC));
    }

    /** Keeps it unless it is kept already: happenings are told more than once. */
    void keep(AccountChange change) {
        try {
            save(change);
        } catch (DuplicateKeyException | OptimisticLockingFailureException kept) {
            // the same, told again
        }
    }

    boolean knows(String id) {
        return find(id).isPresent();
    }

    /** The last that said, before this moment, which permissions are granted or that none is any more. */
    Optional<AccountChange> lastAuthorization(String appId, Instant before) {
        return findOne(Query.query(mine().and("appId")
                        .is(appId)
                        .and("kind")
                        .in(
                                AccountChange.Kind.AUTHORIZED,
                                AccountChange.Kind.RENEWED,
                                AccountChange.Kind.PERMISSIONS,
                                AccountChange.Kind.CANCELLED)
                        .and(AT)
                        .lt(before))
                .with(Sort.by(Sort.Direction.DESC, AT, "_id")));
    }

    /** The newest first, of so many days with today. */
    Page<AccountChange> ofDays(int days, PageRequest request) {
        Instant since = LocalDate.now(clock.withZone(CHINA))
                .minusDays(days)
                .atStartOfDay(CHINA)
                .toInstant();
        return page(mine().and(AT).gte(since), request, AT, Sort.Direction.DESC);
    }

    @Scheduled(fixedDelay = 6 * 60 * 60 * 1000, initialDelay = 11 * 60 * 1000)
    void sweep() {
        mongo.remove(Query.query(Criteria.where(AT).lt(clock.instant().minus(KEPT))), AccountChange.class);
    }
}
