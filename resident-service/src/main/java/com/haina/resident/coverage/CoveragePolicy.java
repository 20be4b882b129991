package com.haina.resident.coverage;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.haina.resident.building.CoverageStage;
import com.haina.resident.person.CoveredResidents.Covered;

/** How far the office has come with somebody; the words are {@link CoverageStage}'s. */
final class CoveragePolicy {

    private CoveragePolicy() {}

    /** A stage, and when it ends by itself. */
    record Reached(CoverageStage stage, @Nullable Instant until) {}

    /**
     * The stage of a person.
     *
     * @param verified followers verified as the person
     * @param stoodFor whether a follower who is nobody else stands for the person in one of the rooms
     */
    static Reached stage(Collection<FollowerReach> verified, boolean stoodFor, Instant now) {
        if (verified.stream().anyMatch(follower -> follower.canBeReached(now))) {
            return new Reached(CoverageStage.REACHABLE, latestEnd(verified, now));
        }
        if (verified.stream().anyMatch(FollowerReach::follows)) {
            return new Reached(CoverageStage.VERIFIED, null);
        }
        return new Reached(stoodFor ? CoverageStage.FOLLOWING : CoverageStage.IMPORTED, null);
    }

    /** Never, while one of them can be reached at any time. */
    private static @Nullable Instant latestEnd(Collection<FollowerReach> verified, Instant now) {
        Instant latest = null;
        for (FollowerReach follower : verified) {
            if (follower.canBeReached(now)) {
                Instant end = follower.reachableUntil();
                if (end == null) {
                    return null;
                }
                latest = latest == null || end.isAfter(latest) ? end : latest;
            }
        }
        return latest;
    }

    /**
     * The people of a room whom its followers stand for who are nobody in it: as many as there are such followers, owners first, then by id.
     *
     * @param verified ids of people whom a follower is verified as
     */
    static Set<String> stoodFor(
            String roomId, List<Covered> people, Set<String> verified, Collection<FollowerReach> followers) {
        long strangers = followers.stream()
                .filter(follower -> follower.follows() && !follower.isSomebodyIn(roomId))
                .count();
        return people.stream()
                .filter(person -> !verified.contains(person.id()))
                .sorted(Comparator.comparing((Covered person) -> !person.isOwnerOf(roomId))
                        .thenComparing(Covered::id))
                .limit(strangers)
                .map(Covered::id)
                .collect(Collectors.toSet());
    }
}
