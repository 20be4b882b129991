package com.haina.auth.operator;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.auth.operator.Operator.State;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

@Repository
class Operators extends TenantRepository<Operator> {

    Operators(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Operator.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index("mobileIndex", Sort.Direction.ASC)
                        .on("tenantId", Sort.Direction.ASC)
                        .unique(),
                new Index("tenantId", Sort.Direction.ASC)
                        .on("createdAt", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index("invitationDigest", Sort.Direction.ASC).sparse());
    }

    /** Of all tenants: signing in begins with a mobile and no tenant. */
    List<Operator> withMobile(String mobileIndex) {
        return mongo.find(Query.query(Criteria.where("mobileIndex").is(mobileIndex)), Operator.class);
    }

    /** Of whichever tenant: a session and an invitation know the operator, not yet the tenant. */
    Optional<Operator> ofAnyTenant(String id) {
        return Optional.ofNullable(mongo.findById(id, Operator.class));
    }

    Optional<Operator> withInvitation(String digest) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("invitationDigest").is(digest)), Operator.class));
    }

    /** Offices have few operators: those of one tenant are read together. */
    List<Operator> all() {
        return find(Query.query(mine()));
    }

    Page<Operator> list(PageRequest request, @Nullable State state) {
        var criteria = state == null ? mine() : mine().and("state").is(state.name());
        return page(criteria, request, "createdAt", Sort.Direction.ASC);
    }
}
