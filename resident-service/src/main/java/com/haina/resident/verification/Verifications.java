package com.haina.resident.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.person.Identity;

@Repository
class Verifications extends TenantRepository<Verification> {

    private static final int BATCH = 200;
    private static final int MOST_OF_A_FOLLOWER = 100;

    Verifications(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Verification.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .named("pending")
                        .on("pendingKey", Sort.Direction.ASC)
                        .unique()
                        .sparse(),
                queue("queue", "waitingSince"),
                queue("decided", "decidedAt"),
                mine("follower", "followerId"),
                mine("room", "roomId"),
                mine("resident", "residentId"),
                new Index()
                        .named("ownerUntil")
                        .on("ownerUntil", Sort.Direction.ASC)
                        .sparse(),
                new Index()
                        .named("answerUntil")
                        .on("answerUntil", Sort.Direction.ASC)
                        .sparse(),
                new Index()
                        .named("bindingDue")
                        .on("bindingDue", Sort.Direction.ASC)
                        .sparse(),
                new Index()
                        .named("idNumber")
                        .on("idNumberKey", Sort.Direction.ASC)
                        .sparse());
    }

    private static Index queue(String name, String order) {
        return new Index()
                .named(name)
                .on("tenantId", Sort.Direction.ASC)
                .on("state", Sort.Direction.ASC)
                .on(order, Sort.Direction.ASC);
    }

    private static Index mine(String name, String what) {
        return new Index()
                .named(name)
                .on("tenantId", Sort.Direction.ASC)
                .on(what, Sort.Direction.ASC)
                .on("createdAt", Sort.Direction.ASC);
    }

    /**
     * Which applications a queue shows.
     *
     * @param communityIds only these; null for all
     */
    record Filter(
            Collection<VerificationState> states,
            @Nullable Collection<String> communityIds,
            @Nullable Identity identity,
            @Nullable ReviewReason reason) {}

    /** Those that wait longest first, or last. */
    Page<Verification> queue(Filter filter, PageRequest request, Sort.Direction direction) {
        return page(criteria(filter), request, "waitingSince", direction);
    }

    private static Criteria criteria(Filter filter) {
        Criteria criteria = filter.states().size() == 1
                ? mine().and("state").is(filter.states().iterator().next().name())
                : mine().and("state")
                        .in(filter.states().stream().map(Enum::name).toList());
        if (filter.communityIds() != null) {
            criteria = criteria.and("communityId").in(filter.communityIds());
        }
        if (filter.identity() != null) {
            criteria = criteria.and("identity").is(filter.identity().name());
        }
        if (filter.reason() != null) {
            criteria = criteria.and("reasons").is(filter.reason().name());
        }
        return criteria;
    }

    long count(Filter filter) {
        return count(new Query(criteria(filter)));
    }

    /** How many were decided since a time, by whom. */
    long decidedSince(Filter filter, Instant since, Collection<Step.By> by) {
        return count(new Query(criteria(filter)
                .and("decidedAt")
                .gte(since)
                .and("decidedBy")
                .in(by.stream().map(Enum::name).toList())));
    }

    /** A follower's applications, newest first. */
    List<Verification> of(String followerId) {
        return find(new Query(mine().and("followerId").is(followerId))
                .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                .limit(MOST_OF_A_FOLLOWER));
    }

    /** What waits for a decision about these rooms. */
    List<Verification> pendingIn(Collection<String> roomIds, Collection<VerificationState> states) {
        return roomIds.isEmpty()
                ? List.of()
                : find(new Query(mine().and("roomId")
                                .in(roomIds)
                                .and("state")
                                .in(states.stream().map(Enum::name).toList()))
                        .with(Sort.by("createdAt", "_id")));
    }

    boolean isPending(String followerId, String roomId) {
        return pending(followerId, roomId).isPresent();
    }

    /** What a follower waits for an answer to, about a room. */
    Optional<Verification> pending(String followerId, String roomId) {
        return findOne(new Query(mine().and("pendingKey").is(Verification.pendingKey(followerId, roomId))));
    }

    /** Whether an owner of the room did not confirm this follower, or somebody with this mobile. */
    boolean wasDeclined(String roomId, String followerId, String mobileKey) {
        return exists(new Query(mine().and("roomId")
                .is(roomId)
                .and("rejection")
                .is(RejectionReason.OWNER_DECLINED.name())
                .orOperator(
                        Criteria.where("followerId").is(followerId),
                        Criteria.where("mobileKey").is(mobileKey))));
    }

    /** The binding of an approved application is there; whoever saves it at the same moment is not disturbed. */
    void bound(Verification verification) {
        mongo.updateFirst(
                new Query(mine().and("_id")
                        .is(verification.id())
                        .and("bindingId")
                        .is(verification.approval().bindingId())),
                new Update().unset("bindingDue").inc("version", 1),
                Verification.class);
    }

    /** Removes what was decided about somebody who is gone for good. */
    void forget(String residentId, Collection<String> ids) {
        mongo.remove(new Query(mine().and("residentId").is(residentId)), Verification.class);
        mongo.remove(new Query(mine().and("_id").in(ids)), Verification.class);
    }

    // Sweeps, across tenants: each application is handled as its own tenant

    void forEachPassedOn(Instant now, Consumer<Verification> handler) {
        sweep(Criteria.where("ownerUntil").lte(now).and("state").in(VerificationState.PENDING), handler);
    }

    void forEachUnanswered(Instant now, Consumer<Verification> handler) {
        sweep(Criteria.where("answerUntil").lte(now), handler);
    }

    void forEachUnbound(Instant before, Consumer<Verification> handler) {
        sweep(Criteria.where("bindingDue").lte(before), handler);
    }

    void forEachWithIdNumber(Instant decidedBefore, Consumer<Verification> handler) {
        sweep(Criteria.where("idNumberKey").gt("").and("decidedAt").lte(decidedBefore), handler);
    }

    private void sweep(Criteria criteria, Consumer<Verification> handler) {
        mongo.find(new Query(criteria).limit(BATCH), Verification.class)
                .forEach(found -> CurrentTenant.run(found.tenantId(), () -> handler.accept(found)));
    }
}
