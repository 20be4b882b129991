package com.haina.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.auth.account.AuthorizationCode.State;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants. */
@Repository
class AuthorizationCodes extends TenantRepository<AuthorizationCode> {

    AuthorizationCodes(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, AuthorizationCode.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("state", Sort.Direction.ASC).on("nextTryAt", Sort.Direction.ASC));
    }

    /** Adds it unless it is known. */
    void add(AuthorizationCode code) {
        try {
            mongo.insert(code);
        } catch (DuplicateKeyException known) {
            // the redirect or the push was first
        }
    }

    Optional<AuthorizationCode> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, AuthorizationCode.class));
    }

    List<AuthorizationCode> due(Instant now) {
        return mongo.find(
                Query.query(Criteria.where("state")
                                .is(State.PENDING)
                                .and("nextTryAt")
                                .lte(now))
                        .limit(50),
                AuthorizationCode.class);
    }

    void removeSettledBefore(Instant time) {
        for (var state : List.of(State.EXCHANGED, State.FAILED)) {
            mongo.remove(
                    Query.query(
                            Criteria.where("state").is(state).and("nextTryAt").lt(time)),
                    AuthorizationCode.class);
        }
    }
}
