package com.haina.resident.verification;

import java.time.Instant;
import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Invitations extends TenantRepository<Invitation> {

    Invitations(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Invitation.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index().named("binding").on("tenantId", Sort.Direction.ASC).on("bindingId", Sort.Direction.ASC),
                new Index("expiresAt", Sort.Direction.ASC));
    }

    /** An owner's invitations that can still be used. */
    List<Invitation> openOf(String bindingId, Instant now) {
        return find(new Query(mine().and("bindingId").is(bindingId)).with(Sort.by("createdAt"))).stream()
                .filter(invitation -> invitation.isOpen(now))
                .toList();
    }

    /** Uses it up; false where somebody was faster. */
    boolean use(Invitation invitation, Instant now) {
        return mongo.updateFirst(
                                new Query(mine().and("_id")
                                        .is(invitation.id())
                                        .and("usedAt")
                                        .exists(false)
                                        .and("revokedAt")
                                        .exists(false)
                                        .and("expiresAt")
                                        .gt(now)),
                                new Update().set("usedAt", now).inc("version", 1),
                                Invitation.class)
                        .getModifiedCount()
                == 1;
    }

    /** Ends all that was made for the same binding before and not used yet. */
    void revokeOthers(Invitation latest, Instant now) {
        mongo.updateMulti(
                new Query(mine().and("bindingId")
                        .is(latest.bindingId())
                        .and("_id")
                        .ne(latest.id())
                        .and("usedAt")
                        .exists(false)
                        .and("revokedAt")
                        .exists(false)),
                new Update().set("revokedAt", now).inc("version", 1),
                Invitation.class);
    }

    /** Across tenants: what is over long since. */
    void forgetBefore(Instant time) {
        mongo.remove(new Query(Criteria.where("expiresAt").lt(time)), Invitation.class);
    }
}
