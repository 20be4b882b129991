package com.haina.wechat.material;

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

/** Comparisons with accounts, and the leases by which workers hold them. */
@Repository
class MaterialSyncs extends TenantRepository<MaterialSync> {

    MaterialSyncs(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, MaterialSync.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index().on("tenantId", Sort.Direction.ASC),
                new Index().on("step", Sort.Direction.ASC).on("leaseUntil", Sort.Direction.ASC));
    }

    List<MaterialSync> all() {
        return find(Query.query(mine()));
    }

    /** Takes one of any tenant that has something to do and nobody who does it. */
    Optional<MaterialSync> claim() {
        Instant now = Instant.now();
        List<MaterialSync.Step> work = java.util.Arrays.stream(MaterialSync.Step.values())
                .filter(MaterialSync.Step::isWork)
                .toList();
        Query free =
                Query.query(Criteria.where("step").in(work).and("leaseUntil").lt(now));
        Update take =
                new Update().set("leaseUntil", now.plus(MaterialSync.TERM)).inc("version", 1);
        return Optional.ofNullable(
                mongo.findAndModify(free, take, FindAndModifyOptions.options().returnNew(true), MaterialSync.class));
    }
}
