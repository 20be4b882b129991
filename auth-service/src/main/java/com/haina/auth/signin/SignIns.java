package com.haina.auth.signin;

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

/** The platform's own, beside all tenants. */
@Repository
class SignIns extends TenantRepository<SignIn> {

    SignIns(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, SignIn.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("endsAt", Sort.Direction.ASC));
    }

    Optional<SignIn> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, SignIn.class));
    }

    void removeEndedBefore(Instant time) {
        mongo.remove(Query.query(Criteria.where("endsAt").lt(time)), SignIn.class);
    }
}
