package com.haina.wechat.follower;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class FollowerSyncs extends TenantRepository<FollowerSync> {

    FollowerSyncs(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, FollowerSync.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("state", Sort.Direction.ASC));
    }

    /** Of all tenants: for the worker, which binds each one's tenant. */
    List<FollowerSync> running() {
        return mongo.find(
                Query.query(Criteria.where("state").in(FollowerSync.State.READING, FollowerSync.State.COMPARING)),
                FollowerSync.class);
    }
}
