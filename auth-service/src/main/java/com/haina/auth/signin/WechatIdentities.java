package com.haina.auth.signin;

import java.util.Optional;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** The platform's own, beside all tenants; looked up by id. */
@Repository
class WechatIdentities extends TenantRepository<WechatIdentity> {

    WechatIdentities(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, WechatIdentity.class);
    }

    Optional<WechatIdentity> ofOpenId(String openIdIndex) {
        return Optional.ofNullable(mongo.findById(openIdIndex, WechatIdentity.class));
    }
}
