package com.haina.resident.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

/** Makes and ends bindings. */
@Component
class BindFollower {

    private static final Logger log = LoggerFactory.getLogger(BindFollower.class);

    private final Bindings bindings;
    private final Verifications verifications;
    private final AgreedTerms terms;
    private final Clock clock;

    BindFollower(Bindings bindings, Verifications verifications, AgreedTerms terms, Clock clock) {
        this.bindings = bindings;
        this.verifications = verifications;
        this.terms = terms;
        this.clock = clock;
    }

    /** The binding of an approved application; safe to repeat, and repeated by the sweep where a crash came between. */
    void bind(Verification approved) {
        Binding binding = Binding.of(
                approved,
                Objects.requireNonNull(approved.approval().bindingId()),
                Objects.requireNonNull(approved.approval().residentId()),
                validUntil(approved),
                clock.instant());
        try {
            bindings.save(binding);
        } catch (DuplicateKeyException boundAlready) {
            log.debug("the follower of application {} is bound already", approved.id());
        }
        verifications.bound(approved);
    }

    private @Nullable Instant validUntil(Verification approved) {
        Integer months =
                terms.in(approved.communityId()).of(approved.identity()).validMonths();
        return months == null
                ? null
                : ZonedDateTime.now(clock).plusMonths(months).toInstant();
    }

    /** Ends a binding that holds; nothing for one that is over. */
    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 8, delay = 20)
    void end(String bindingId, Binding.End why, @Nullable String byName) {
        bindings.find(bindingId).filter(Binding::isActive).ifPresent(binding -> {
            binding.end(why, byName, clock.instant());
            bindings.save(binding);
        });
    }
}
