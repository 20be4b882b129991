package com.haina.wechat.follower;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** Loads a follower, or begins one, and saves the change; again when somebody else was faster. */
@Component
class ChangeFollower {

    private final Followers followers;

    ChangeFollower(Followers followers) {
        this.followers = followers;
    }

    /**
     * Changes one follower of the current tenant.
     *
     * @param at since when a new one follows, if nothing else is known
     */
    @Retryable(
            includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class},
            maxRetries = 8,
            delay = 20)
    Follower change(String appId, String openId, Instant at, Consumer<Follower> change) {
        return save(appId, openId, at, follower -> {
            change.accept(follower);
            return true;
        });
    }

    /**
     * The same where often nothing changes.
     *
     * @param change answers whether there is anything to save
     */
    @Retryable(
            includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class},
            maxRetries = 8,
            delay = 20)
    Follower changeIfNeeded(String appId, String openId, Instant at, Predicate<Follower> change) {
        return save(appId, openId, at, change);
    }

    private Follower save(String appId, String openId, Instant at, Predicate<Follower> change) {
        Follower follower = followers.find(Follower.id(appId, openId)).orElseGet(() -> new Follower(appId, openId, at));
        return change.test(follower) ? followers.save(follower) : follower;
    }
}
