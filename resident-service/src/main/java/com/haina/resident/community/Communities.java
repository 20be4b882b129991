package com.haina.resident.community;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Communities extends TenantRepository<Community> {

    Communities(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Community.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .named("name")
                        .on("uniqueKeys", Sort.Direction.ASC)
                        .unique()
                        .sparse(),
                new Index()
                        .named("list")
                        .on("tenantId", Sort.Direction.ASC)
                        .on("removed", Sort.Direction.ASC)
                        .on("name", Sort.Direction.ASC));
    }

    /** All of the tenant's communities by name; there are a handful, rarely hundreds. */
    List<Community> all() {
        return find(new Query(mine().and("removed").is(false)).with(Sort.by("name", "_id")));
    }

    @Override
    public Optional<Community> find(String id) {
        return super.find(id).filter(community -> !community.removed());
    }
}
