package com.haina.auth.tenant;

import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Tenants extends TenantRepository<Tenant> {

    Tenants(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Tenant.class);
    }

    /** Before anybody is signed in. */
    Optional<Tenant> ofId(String id) {
        return Optional.ofNullable(mongo.findById(id, Tenant.class));
    }

    /** Adds it unless it is there. */
    void add(Tenant tenant) {
        try {
            mongo.insert(tenant);
        } catch (DuplicateKeyException there) {
            // joining was begun before and is resumed
        }
    }
}
