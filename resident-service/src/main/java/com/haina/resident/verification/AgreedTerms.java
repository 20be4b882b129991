package com.haina.resident.verification;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class AgreedTerms extends TenantRepository<CommunityTerms> {

    AgreedTerms(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, CommunityTerms.class);
    }

    /** The community's terms; the usual ones where nobody changed them. */
    CommunityTerms in(String communityId) {
        return find(communityId).orElseGet(() -> new CommunityTerms(communityId));
    }
}
