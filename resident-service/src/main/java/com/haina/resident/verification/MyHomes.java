package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;

/** The rooms that a follower holds, with what may be seen and done there. */
@Component
class MyHomes {

    private final Bindings bindings;
    private final KnownResidents residents;
    private final RoomDirectory rooms;
    private final BindFollower bind;
    private final Clock clock;

    MyHomes(Bindings bindings, KnownResidents residents, RoomDirectory rooms, BindFollower bind, Clock clock) {
        this.bindings = bindings;
        this.residents = residents;
        this.rooms = rooms;
        this.bind = bind;
        this.clock = clock;
    }

    /** A binding of this follower that holds; 404 for anybody else's. */
    Binding own(String followerId, String homeId) {
        return bindings.find(homeId)
                .filter(binding -> binding.isActive() && binding.followerId().equals(followerId))
                .orElseThrow(RecordNotFound::new);
    }

    /** The default room first. */
    List<MyHomeView> of(String followerId) {
        List<Binding> held = bindings.heldBy(followerId);
        Map<String, RoomAddress> addresses =
                rooms.addresses(held.stream().map(Binding::roomId).collect(Collectors.toSet()));
        Map<String, List<Binding>> inRooms = new HashMap<>();
        held.stream()
                .filter(binding -> binding.identity() == Identity.OWNER)
                .forEach(binding -> inRooms.computeIfAbsent(binding.roomId(), bindings::in));
        Map<String, KnownResident> known = residents
                .find(Stream.concat(held.stream(), inRooms.values().stream().flatMap(List::stream))
                        .map(Binding::residentId)
                        .collect(Collectors.toSet()))
                .known();
        return held.stream()
                .map(binding -> view(
                        binding,
                        binding.id().equals(held.getFirst().id()),
                        addresses.get(binding.roomId()),
                        inRooms.getOrDefault(binding.roomId(), List.of()),
                        known))
                .toList();
    }

    MyHomeView view(String followerId, String homeId) {
        own(followerId, homeId);
        return of(followerId).stream()
                .filter(home -> home.id().equals(homeId))
                .findFirst()
                .orElseThrow(RecordNotFound::new);
    }

    private static MyHomeView view(
            Binding binding,
            boolean isDefault,
            @Nullable RoomAddress address,
            List<Binding> inRoom,
            Map<String, KnownResident> known) {
        boolean owner = binding.identity() == Identity.OWNER;
        return new MyHomeView(
                binding.id(),
                binding.communityId(),
                address == null ? null : address.communityName(),
                binding.roomId(),
                address == null ? null : address.text(),
                address == null ? List.of() : address.names(),
                binding.identity(),
                name(known.get(binding.residentId())),
                isDefault,
                binding.since(),
                binding.validUntil(),
                owner,
                inRoom.stream()
                        .filter(other -> !other.id().equals(binding.id()))
                        .map(other -> new MyHomeView.PersonView(
                                other.id(),
                                name(known.get(other.residentId())),
                                other.identity(),
                                other.since(),
                                other.identity() != Identity.OWNER))
                        .toList());
    }

    private static @Nullable String name(@Nullable KnownResident known) {
        return known == null ? null : known.name();
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    void prefer(String followerId, String homeId) {
        Binding home = own(followerId, homeId);
        home.prefer(clock.instant());
        bindings.save(home);
    }

    void unbind(String followerId, String homeId) {
        bind.end(own(followerId, homeId).id(), Binding.End.BY_FOLLOWER, null);
    }

    /** An owner ends the access of family or of a tenant. */
    void end(String followerId, String homeId, String personId) {
        Binding owner = own(followerId, homeId);
        if (owner.identity() != Identity.OWNER) {
            throw new OwnersOnly();
        }
        Binding other = bindings.find(personId)
                .filter(binding -> binding.isActive() && binding.roomId().equals(owner.roomId()))
                .orElseThrow(RecordNotFound::new);
        if (other.identity() == Identity.OWNER) {
            throw new OwnersOnly();
        }
        bind.end(other.id(), Binding.End.BY_OWNER, null);
    }

    /**
     * A room that the follower holds.
     *
     * @param name the follower's, by the file
     * @param canInvite whether family may be invited and people's access ended
     * @param people who else is verified here; for owners only
     */
    record MyHomeView(
            String id,
            String communityId,
            @Nullable String communityName,
            String roomId,
            @Nullable String address,
            List<String> names,
            Identity identity,
            @Nullable String name,
            boolean isDefault,
            Instant since,
            @Nullable Instant validUntil,
            boolean canInvite,
            List<PersonView> people) {

        /** Somebody else who is verified in the room. */
        record PersonView(String id, @Nullable String name, Identity identity, Instant since, boolean canEnd) {}

        @Override
        public String toString() {
            return "MyHomeView[id=" + id + "]";
        }
    }
}
