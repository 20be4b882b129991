package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import com.haina.platform.crypto.BlindIndex;

/** Counts what is tried and refuses what is too much; what was tried is kept as keyed digests only. */
@Component
class LimitAttempts {

    private final Attempts attempts;
    private final BlindIndex index;
    private final Clock clock;

    LimitAttempts(Attempts attempts, BlindIndex index, Clock clock) {
        this.attempts = attempts;
        this.index = index;
        this.clock = clock;
    }

    /** Counts one more; 429 beyond the limit. */
    void count(AttemptPolicy policy, String who) {
        String what = policy.name() + ":" + index.of("verification.attempt", who);
        Instant now = clock.instant();
        if (!policy.allows(attempts.count(what, policy.stretch(), now))) {
            throw new TooManyAttempts(policy.rest(now));
        }
    }
}
