package com.haina.staff.community;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class ServedCommunities extends TenantRepository<ServedCommunity> {

    ServedCommunities(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ServedCommunity.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index().on("tenantId", Sort.Direction.ASC).named("tenant"));
    }

    /** An office has a handful of communities. */
    List<ServedCommunity> all() {
        return find(Query.query(mine()));
    }
}
