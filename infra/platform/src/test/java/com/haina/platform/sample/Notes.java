package com.haina.platform.sample;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

@Repository
class Notes extends TenantRepository<Note> {

    Notes(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Note.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index().on("tenantId", Sort.Direction.ASC).on("text", Sort.Direction.ASC));
    }

    Page<Note> list(PageRequest request, Sort.Direction direction) {
        return page(mine(), request, "text", direction);
    }

    List<Note> withoutTenant() {
        return find(Query.query(Criteria.where("text").is("any")));
    }
}
