package com.haina.auth.onboarding;

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

/** The platform's own: there is no tenant yet. */
@Repository
class Onboardings extends TenantRepository<Onboarding> {

    Onboardings(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Onboarding.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("preAuthDigests", Sort.Direction.ASC), new Index("endsAt", Sort.Direction.ASC));
    }

    Optional<Onboarding> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, Onboarding.class));
    }

    Optional<Onboarding> withPreAuthCode(String digest) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("preAuthDigests").is(digest)), Onboarding.class));
    }

    void removeEndedBefore(Instant time) {
        mongo.remove(Query.query(Criteria.where("endsAt").lt(time)), Onboarding.class);
    }
}
