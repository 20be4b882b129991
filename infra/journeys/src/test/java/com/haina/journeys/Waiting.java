package com.haina.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a state, never for a time. */
final class Waiting {

    private static final Duration BETWEEN = Duration.ofMillis(150);

    private Waiting() {}

    /** What {@code look} sees once it is as wanted; fails with what was seen last. */
    static <T> T until(String what, Duration atMost, Supplier<T> look, Predicate<T> wanted) {
        Instant end = Instant.now().plus(atMost);
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        what + " did not happen within " + atMost.toSeconds() + " s; last seen: " + seen);
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
            seen = look.get();
        }
        return seen;
    }
}
