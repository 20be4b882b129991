package com.haina.resident.claim;

import java.time.Clock;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** A follower scanned a room's code: the code's use is counted and the follower is linked to the room. */
@Component
class OpenClaim {

    private final Claims claims;
    private final RoomClaims repository;
    private final Clock clock;

    OpenClaim(Claims claims, RoomClaims repository, Clock clock) {
        this.claims = claims;
        this.repository = repository;
        this.clock = clock;
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 5, delay = 20)
    Claims.ClaimedRoom open(String code, String followerId) {
        RoomClaim claim = claims.find(code);
        claim.open(followerId, clock.instant());
        repository.save(claim);
        return new Claims.ClaimedRoom(claim.id(), claim.communityId());
    }
}
