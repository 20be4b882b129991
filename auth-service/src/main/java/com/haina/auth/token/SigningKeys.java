package com.haina.auth.token;

import java.util.List;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants; a handful of documents, looked up by id. */
@Repository
class SigningKeys extends TenantRepository<SigningKey> {

    SigningKeys(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, SigningKey.class);
    }

    /** Adds a key; fails with a duplicate key when another instance was first. */
    void add(SigningKey key) {
        mongo.insert(key);
    }

    List<SigningKey> ofPeriods(List<Long> periods) {
        return mongo.find(
                Query.query(Criteria.where("_id")
                        .in(periods.stream().map(period -> "period-" + period).toList())),
                SigningKey.class);
    }

    void removeOfPeriod(long period) {
        mongo.remove(Query.query(Criteria.where("_id").is("period-" + period)), SigningKey.class);
    }
}
