package com.haina.resident.coverage;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/**
 * Keeps what an event told of a follower, then decides anew about everybody it concerns. The second step is taken even where the event told
 * nothing new: it may come again because the first time ended between the two.
 */
@Component
class HearOfFollower {

    private final FollowerReaches followers;
    private final CoverPeople cover;

    HearOfFollower(FollowerReaches followers, CoverPeople cover) {
        this.followers = followers;
        this.cover = cover;
    }

    @Retryable(
            includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class},
            maxRetries = 8,
            delay = 20)
    void hear(String followerId, Consumer<FollowerReach> told) {
        FollowerReach follower = followers.find(followerId).orElseGet(() -> new FollowerReach(followerId));
        Set<String> rooms = new HashSet<>(follower.roomIds());
        Set<String> people = new HashSet<>(follower.residentIds());
        told.accept(follower);
        followers.save(follower);
        rooms.addAll(follower.roomIds());
        people.addAll(follower.residentIds());
        cover.cover(rooms, people);
    }
}
