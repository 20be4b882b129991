package com.haina.staff.community;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** Keeps the name of a community as its owner last told. */
@Component
class LearnCommunity {

    private final ServedCommunities communities;

    LearnCommunity(ServedCommunities communities) {
        this.communities = communities;
    }

    @Retryable(includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class})
    public void learn(String communityId, long sequence, String name, boolean removed) {
        ServedCommunity community =
                communities.find(communityId).orElseGet(() -> new ServedCommunity(communityId, name));
        if (community.hear(sequence, name, removed)) {
            communities.save(community);
        }
    }
}
