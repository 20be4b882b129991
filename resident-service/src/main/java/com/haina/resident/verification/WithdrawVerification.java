package com.haina.resident.verification;

import java.time.Clock;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;

/** An applicant takes an application back, or comes with better proof for the same room. */
@Component
class WithdrawVerification {

    private final Verifications verifications;
    private final Clock clock;

    WithdrawVerification(Verifications verifications, Clock clock) {
        this.verifications = verifications;
        this.clock = clock;
    }

    /** Takes it back; 404 for anybody else's, 409 for one that is decided. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    Verification withdraw(String followerId, String id) {
        Verification verification = verifications
                .find(id)
                .filter(found -> found.followerId().equals(followerId))
                .orElseThrow(RecordNotFound::new);
        if (!verification.state().isPending()) {
            throw new NotPending();
        }
        verification.withdraw(clock.instant());
        return verifications.save(verification);
    }

    /** Takes back what waits for a decision about the room, if anything does. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    void makeRoom(String followerId, String roomId) {
        verifications.pending(followerId, roomId).ifPresent(verification -> {
            verification.withdraw(clock.instant());
            verifications.save(verification);
        });
    }
}
