package com.haina.auth.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.contracts.account.SessionClosed;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Sessions extends TenantRepository<Session> {

    Sessions(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Session.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index("tenantId", Sort.Direction.ASC).on("operatorId", Sort.Direction.ASC),
                new Index("idleUntil", Sort.Direction.ASC));
    }

    /** A refresh token knows its session, not yet the tenant. */
    Optional<Session> ofAnyTenant(String id) {
        return Optional.ofNullable(mongo.findById(id, Session.class));
    }

    /** Replaces the newest token in one step; of two that come with it at once only one succeeds. */
    Optional<Session> rotate(String id, String from, String to, Instant now, Instant idleUntil, String address) {
        var live = Criteria.where("_id")
                .is(id)
                .and("refreshDigest")
                .is(from)
                .and("ended")
                .is(false)
                .and("idleUntil")
                .gt(now)
                .and("endsAt")
                .gt(now);
        var update = new Update()
                .set("refreshDigest", to)
                .set("previousDigest", from)
                .set("rotatedAt", now)
                .set("lastUsedAt", now)
                .set("idleUntil", idleUntil)
                .set("address", address);
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(live), update, FindAndModifyOptions.options().returnNew(true), Session.class));
    }

    /** Ends a session of any tenant, and says so. */
    void end(String id) {
        ofAnyTenant(id).ifPresent(session -> CurrentTenant.run(session.tenantId(), () -> end(session)));
    }

    /** Nobody but another end stands in the way, and then it has ended. */
    private void end(Session session) {
        update(
                mine().and("ended").is(false),
                session,
                new Update().set("ended", true),
                SessionClosed.TYPE,
                new SessionClosed(session.operatorId()));
    }

    List<Session> live(String operatorId, Instant now) {
        return find(Query.query(mine().and("operatorId").is(operatorId))).stream()
                .filter(session -> session.live(now))
                .toList();
    }

    /** Ends all of an operator's but one. */
    void endAll(String operatorId, String except) {
        find(Query.query(mine().and("operatorId")
                        .is(operatorId)
                        .and("_id")
                        .ne(except)
                        .and("ended")
                        .is(false)))
                .forEach(this::end);
    }

    void removeIdleSince(Instant time) {
        mongo.remove(Query.query(Criteria.where("idleUntil").lt(time)), Session.class);
    }
}
