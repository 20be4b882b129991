package com.haina.staff.roster;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class RosterApplications extends TenantRepository<RosterApplication> {

    RosterApplications(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, RosterApplication.class);
    }
}
