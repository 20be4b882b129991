package com.haina.auth.component;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants; looked up by id. */
@Repository
class Components extends TenantRepository<ComponentState> {

    Components(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ComponentState.class);
    }

    ComponentState ofAppId(String appId) {
        var found = mongo.findById(appId, ComponentState.class);
        return found == null ? new ComponentState(appId) : found;
    }
}
