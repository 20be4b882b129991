package com.haina.resident.verification;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;
import com.haina.resident.person.Identity;

/** How people are verified in one community, whose id it has. */
@Document("verification_terms")
class CommunityTerms extends Aggregate {

    private Map<String, IdentityTerms> byIdentity = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private CommunityTerms() {}

    CommunityTerms(String communityId) {
        super(communityId);
    }

    IdentityTerms of(Identity identity) {
        IdentityTerms terms = byIdentity.get(identity.name());
        return terms == null ? IdentityTerms.usual(identity) : terms;
    }

    void agree(Identity identity, IdentityTerms terms) {
        byIdentity.put(identity.name(), terms);
    }
}
