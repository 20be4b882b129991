package com.haina.wechat.menu;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Menus on their way, and the leases by which workers hold them. */
@Repository
class MenuJobs extends TenantRepository<MenuJob> {

    MenuJobs(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, MenuJob.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index("tenantId", Sort.Direction.ASC),
                new Index("done", Sort.Direction.ASC).on("leaseUntil", Sort.Direction.ASC));
    }

    /** Takes one of any tenant that is not done and that nobody works on any more. */
    Optional<MenuJob> claim(Instant now) {
        Query left =
                Query.query(Criteria.where("done").is(false).and("leaseUntil").lt(now));
        Update take = new Update().set("leaseUntil", now.plus(MenuJob.TERM)).inc("version", 1);
        return Optional.ofNullable(
                mongo.findAndModify(left, take, FindAndModifyOptions.options().returnNew(true), MenuJob.class));
    }

    /** Of all tenants. */
    void removeDoneBefore(Instant time) {
        mongo.remove(
                Query.query(Criteria.where("done").is(true).and("leaseUntil").lt(time)), MenuJob.class);
    }
}
