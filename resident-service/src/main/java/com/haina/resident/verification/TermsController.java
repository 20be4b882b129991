package com.haina.resident.verification;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.problem.StaleRecord;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.security.CanRead;
import com.haina.platform.web.ETags;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.Identity;

/** How people are verified in a community. */
@RestController
@RequestMapping("/api/resident/v1/communities/{communityId}/verification-terms")
@Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
class TermsController {

    private final AgreedTerms terms;
    private final CommunityDirectory communities;
    private final AuditTrail audit;

    TermsController(AgreedTerms terms, CommunityDirectory communities, AuditTrail audit) {
        this.terms = terms;
        this.communities = communities;
        this.audit = audit;
    }

    /** The terms of each identity. */
    record Terms(
            @NotNull @Valid IdentityTerms owner,
            @NotNull @Valid IdentityTerms family,
            @NotNull @Valid IdentityTerms tenant) {

        static Terms of(CommunityTerms agreed) {
            return new Terms(agreed.of(Identity.OWNER), agreed.of(Identity.FAMILY), agreed.of(Identity.TENANT));
        }
    }

    @CanRead
    @GetMapping
    ResponseEntity<Terms> get(@PathVariable String communityId) {
        communities.get(communityId);
        CommunityTerms agreed = terms.in(communityId);
        return ETags.ok(agreed, Terms.of(agreed));
    }

    @CanAdminister
    @PutMapping
    ResponseEntity<Terms> agree(
            @PathVariable String communityId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Terms request) {
        Community community = communities.get(communityId);
        CommunityTerms agreed = terms.in(communityId);
        ETags.require(ifMatch, agreed);
        Map<String, String> before = facts(agreed);
        agreed.agree(Identity.OWNER, request.owner());
        agreed.agree(Identity.FAMILY, request.family());
        agreed.agree(Identity.TENANT, request.tenant());
        audit.record(
                agreed, "verification-terms.change", "verification-terms", community.name(), before, facts(agreed));
        try {
            terms.save(agreed);
        } catch (DuplicateKeyException madeMeanwhile) {
            throw new StaleRecord();
        }
        return ETags.ok(agreed, Terms.of(agreed));
    }

    private static Map<String, String> facts(CommunityTerms agreed) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Identity identity : Identity.values()) {
            IdentityTerms of = agreed.of(identity);
            facts.put(
                    identity.name(),
                    "exactMatch=%s, nameMustMatch=%s, idNumber=%s, ownerConfirms=%s, maxRooms=%d, validMonths=%s"
                            .formatted(
                                    of.exactMatch(),
                                    of.nameMustMatch(),
                                    of.idNumber(),
                                    of.ownerConfirms(),
                                    of.maxRooms(),
                                    of.validMonths() == null ? "-" : of.validMonths()));
        }
        return facts;
    }
}
