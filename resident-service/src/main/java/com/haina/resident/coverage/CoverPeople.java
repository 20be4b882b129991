package com.haina.resident.coverage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.resident.person.CoveredResidents;
import com.haina.resident.person.CoveredResidents.Covered;

/**
 * Decides anew how far the office has come with people, from what is known of followers now. Safe to repeat; whoever changed a person
 * meanwhile makes it look again.
 */
@Component
class CoverPeople {

    private final CoveredResidents people;
    private final FollowerReaches followers;
    private final Clock clock;

    CoverPeople(CoveredResidents people, FollowerReaches followers, Clock clock) {
        this.people = people;
        this.followers = followers;
        this.clock = clock;
    }

    /** Those who live in these rooms, and these people. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    void cover(Collection<String> roomIds, Collection<String> residentIds) {
        Map<String, Covered> concerned = new LinkedHashMap<>();
        people.byId(new HashSet<>(residentIds)).forEach(person -> concerned.put(person.id(), person));
        Set<String> rooms = new HashSet<>(roomIds);
        // Whoever left a room leaves the follower who stood for them there to somebody else.
        concerned.values().forEach(person -> rooms.addAll(person.everIn()));
        Map<String, List<Covered>> living = new HashMap<>();
        rooms.forEach(room -> living.put(room, people.livingIn(room)));
        living.values().forEach(room -> room.forEach(person -> concerned.put(person.id(), person)));
        for (Covered person : concerned.values()) {
            person.roomIds().forEach(room -> living.computeIfAbsent(room, people::livingIn));
        }
        Set<String> asked = new HashSet<>(concerned.keySet());
        living.values().forEach(room -> room.forEach(person -> asked.add(person.id())));
        Map<String, List<FollowerReach>> verified = verified(asked);
        Map<String, Set<String>> stoodFor = new HashMap<>();
        living.forEach((room, inIt) ->
                stoodFor.put(room, CoveragePolicy.stoodFor(room, inIt, verified.keySet(), followers.ofRoom(room))));
        for (Covered person : concerned.values()) {
            CoveragePolicy.Reached reached = CoveragePolicy.stage(
                    verified.getOrDefault(person.id(), List.of()),
                    person.roomIds().stream()
                            .anyMatch(room -> stoodFor.get(room).contains(person.id())),
                    clock.instant());
            if (!people.cover(person, reached.stage(), reached.until())) {
                throw new OptimisticLockingFailureException("somebody changed the person meanwhile");
            }
        }
    }

    /** The followers verified as each of these people. */
    private Map<String, List<FollowerReach>> verified(Set<String> residentIds) {
        Map<String, List<FollowerReach>> verified = new HashMap<>();
        followers
                .ofResidents(residentIds)
                .forEach(follower -> follower.residentIds().stream()
                        .filter(residentIds::contains)
                        .forEach(id -> verified.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(follower)));
        return verified;
    }
}
