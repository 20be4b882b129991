package com.haina.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Accounts extends TenantRepository<Account> {

    Accounts(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Account.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index("tenantId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC),
                new Index("authorized", Sort.Direction.ASC).on("profileAt", Sort.Direction.ASC));
    }

    /** Whoever it belongs to: for WeChat's pushes and the wizard, which come before any tenant, and for services, which name it. */
    Optional<Account> ofAnyTenant(String appId) {
        return Optional.ofNullable(mongo.findById(appId, Account.class));
    }

    /** Whose profile was not asked for since this time, of all tenants; the longest ago first. */
    List<Account> describedBefore(Instant time, int limit) {
        return mongo.find(
                Query.query(Criteria.where("authorized")
                                .is(true)
                                .and("profileAt")
                                .not()
                                .gte(time))
                        .with(Sort.by("profileAt"))
                        .limit(limit),
                Account.class);
    }

    List<Account> all() {
        return find(Query.query(mine()).with(Sort.by("_id")));
    }
}
