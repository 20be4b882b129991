package com.haina.wechat.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class WechatAccounts extends TenantRepository<WechatAccount> {

    WechatAccounts(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, WechatAccount.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("tenantId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** Whoever it belongs to: WeChat's callbacks come before any tenant. */
    Optional<WechatAccount> ofAnyTenant(String appId) {
        return Optional.ofNullable(mongo.findById(appId, WechatAccount.class));
    }

    /** The current tenant's, in the order of their ids. */
    List<WechatAccount> all() {
        return find(Query.query(mine()).with(Sort.by("_id")));
    }

    /** All tenants', for work that begins inside the service. */
    List<WechatAccount> ofAllTenants() {
        return mongo.find(new Query().with(Sort.by("_id")), WechatAccount.class);
    }

    /** Beside whole-document saves: callbacks are many, and none may fail because of another. */
    void calledBack(String appId, Instant at) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(appId)),
                new Update().max("lastCallbackAt", at).inc("version", 1),
                WechatAccount.class);
    }
}
