package com.haina.resident.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;

/**
 * Keeps bindings and waiting applications in step with the file, and does what time brings. Changes of single people and imports are heard
 * of at once; what has no event of its own (many at once, a last day that came) is found by the sweep.
 */
@Component
class FollowResidents {

    private static final Logger log = LoggerFactory.getLogger(FollowResidents.class);
    private static final Duration BINDING_DUE = Duration.ofMinutes(1);
    private static final Duration ID_NUMBER_KEPT = Duration.ofDays(30);
    private static final Duration COUNTERS_KEPT = Duration.ofHours(1);
    private static final Duration INVITATIONS_KEPT = Duration.ofDays(30);

    private final Bindings bindings;
    private final Verifications verifications;
    private final Invitations invitations;
    private final Attempts attempts;
    private final KnownResidents residents;
    private final BindFollower bind;
    private final SettleVerification settle;
    private final Clock clock;

    FollowResidents(
            Bindings bindings,
            Verifications verifications,
            Invitations invitations,
            Attempts attempts,
            KnownResidents residents,
            BindFollower bind,
            SettleVerification settle,
            Clock clock) {
        this.bindings = bindings;
        this.verifications = verifications;
        this.invitations = invitations;
        this.attempts = attempts;
        this.residents = residents;
        this.bind = bind;
        this.settle = settle;
        this.clock = clock;
    }

    /** These people may live elsewhere, be somebody else's record, or be gone. */
    void changed(Collection<String> residentIds) {
        boolean settled = follow(bindings.ofResidents(residentIds));
        Set<String> roomIds = new HashSet<>();
        residents
                .find(residentIds)
                .known()
                .values()
                .forEach(known -> known.lives().forEach(life -> roomIds.add(life.roomId())));
        settle.reconsider(roomIds);
        if (!settled) {
            throw new StillMerging(); // the event comes again, when the merge is over
        }
    }

    void changedIn(Collection<String> roomIds) {
        settle.reconsider(roomIds);
    }

    /** False when a record is being merged, and nothing can be said of its bindings yet. */
    private boolean follow(List<Binding> held) {
        KnownResidents.Whereabouts whereabouts =
                residents.find(held.stream().map(Binding::residentId).distinct().toList());
        for (Binding binding : held) {
            if (!whereabouts.unsettled().contains(binding.residentId())) {
                attempt(() -> follow(binding, whereabouts.known().get(binding.residentId())));
            }
        }
        return whereabouts.unsettled().isEmpty();
    }

    private void follow(Binding binding, @Nullable KnownResident known) {
        if (known == null) {
            bind.end(binding.id(), Binding.End.RECORD_GONE, null);
            return;
        }
        KnownResident.Life life = known.currentIn(binding.roomId()).orElse(null);
        if (life == null) {
            bind.end(binding.id(), Binding.End.MOVED_OUT, null);
        } else if (binding.follow(known.id(), life.identity() == null ? binding.identity() : life.identity())) {
            bindings.save(binding);
        }
    }

    /** Each step is safe to repeat and to run in several instances at once. */
    @Scheduled(fixedDelayString = "${haina.resident.sweep-every:PT1M}", initialDelayString = "PT1M")
    void sweep() {
        Instant now = clock.instant();
        verifications.forEachUnbound(now.minus(BINDING_DUE), approved -> attempt(() -> bind.bind(approved)));
        verifications.forEachPassedOn(
                now,
                waiting -> attempt(() -> {
                    waiting.passOn(clock.instant());
                    verifications.save(waiting);
                }));
        verifications.forEachUnanswered(
                now,
                waiting -> attempt(() -> {
                    if (waiting.state() == VerificationState.MORE_NEEDED) {
                        waiting.expire(clock.instant());
                        verifications.save(waiting);
                    }
                }));
        verifications.forEachWithIdNumber(
                now.minus(ID_NUMBER_KEPT),
                decided -> attempt(() -> {
                    if (!decided.state().isPending()) {
                        decided.forgetIdNumber();
                        verifications.save(decided);
                    }
                }));
        bindings.forEachExpired(now, binding -> bind.end(binding.id(), Binding.End.EXPIRED, null));
        attempts.forgetBefore(now.minus(COUNTERS_KEPT));
        invitations.forgetBefore(now.minus(INVITATIONS_KEPT));
    }

    /** Holds all bindings against the file. */
    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT2M")
    void compare() {
        bindings.inBatches(this::follow);
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("left for the next sweep", changedMeanwhile);
        }
    }

    /** A record is being merged into another: ask again. */
    static final class StillMerging extends RuntimeException {

        StillMerging() {
            super("a record is being merged");
        }
    }
}
