package com.haina.resident.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.resident.person.Identity;

@Repository
class Bindings extends TenantRepository<Binding> {

    private static final int BATCH = 500;

    /** The default room first, then the oldest binding. */
    static final Comparator<Binding> DEFAULT_FIRST = Comparator.comparing(
                    (Binding binding) -> binding.preferredAt() == null ? Instant.MIN : binding.preferredAt())
            .reversed()
            .thenComparing(Binding::since)
            .thenComparing(Binding::id);

    Bindings(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Binding.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .named("active")
                        .on("activeKey", Sort.Direction.ASC)
                        .unique()
                        .sparse(),
                by("follower", "followerId"),
                by("resident", "residentId"),
                by("room", "roomId"),
                new Index()
                        .named("validUntil")
                        .on("validUntil", Sort.Direction.ASC)
                        .sparse());
    }

    private static Index by(String name, String what) {
        return new Index().named(name).on("tenantId", Sort.Direction.ASC).on(what, Sort.Direction.ASC);
    }

    /** The rooms that a follower holds, the default one first. */
    List<Binding> heldBy(String followerId) {
        return find(active().addCriteria(Criteria.where("followerId").is(followerId))).stream()
                .sorted(DEFAULT_FIRST)
                .toList();
    }

    Optional<Binding> held(String followerId, String roomId) {
        return findOne(new Query(mine().and("activeKey").is(Verification.pendingKey(followerId, roomId))));
    }

    /** Everything that is and was in a room. */
    List<Binding> everIn(String roomId) {
        return find(new Query(mine().and("roomId").is(roomId)));
    }

    /** Who is verified in a room now, the oldest first. */
    List<Binding> in(String roomId) {
        return everIn(roomId).stream()
                .filter(Binding::isActive)
                .sorted(Comparator.comparing(Binding::since))
                .toList();
    }

    /** The rooms in which a follower can speak for the owners. */
    List<String> ownedBy(String followerId) {
        return heldBy(followerId).stream()
                .filter(binding -> binding.identity() == Identity.OWNER)
                .map(Binding::roomId)
                .toList();
    }

    /** A resident's bindings, those that hold and those that are over. */
    List<Binding> ofResident(String residentId) {
        return find(new Query(mine().and("residentId").is(residentId)).with(Sort.by("_id")));
    }

    List<Binding> ofResidents(Collection<String> residentIds) {
        return residentIds.isEmpty()
                ? List.of()
                : find(active().addCriteria(Criteria.where("residentId").in(residentIds)));
    }

    /** Removes what is over of somebody who is gone for good. */
    void forget(String residentId) {
        mongo.remove(
                new Query(
                        mine().and("residentId").is(residentId).and("activeKey").is(null)),
                Binding.class);
    }

    private Query active() {
        return new Query(mine().and("activeKey").gt(""));
    }

    // Sweeps, across tenants

    void forEachExpired(Instant now, Consumer<Binding> handler) {
        mongo.find(
                        new Query(Criteria.where("validUntil")
                                        .lte(now)
                                        .and("activeKey")
                                        .gt(""))
                                .limit(BATCH),
                        Binding.class)
                .forEach(binding -> CurrentTenant.run(binding.tenantId(), () -> handler.accept(binding)));
    }

    /** All that hold, in batches, each of one tenant and as that tenant. */
    void inBatches(Consumer<List<Binding>> handler) {
        String last = "";
        List<Binding> batch;
        do {
            batch = mongo.find(
                    new Query(Criteria.where("_id").gt(last).and("activeKey").gt(""))
                            .with(Sort.by("_id"))
                            .limit(BATCH),
                    Binding.class);
            Map<String, List<Binding>> byTenant = batch.stream().collect(Collectors.groupingBy(Binding::tenantId));
            byTenant.forEach((tenant, theirs) -> CurrentTenant.run(tenant, () -> handler.accept(theirs)));
            last = batch.isEmpty() ? last : batch.getLast().id();
        } while (batch.size() == BATCH);
    }
}
