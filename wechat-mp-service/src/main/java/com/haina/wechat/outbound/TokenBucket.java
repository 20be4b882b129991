package com.haina.wechat.outbound;

import java.util.function.LongSupplier;

/** So many per second, and as many at once as gather in one second. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier clock;
    private double tokens;
    private long filledAt;
    private long pausedUntil;

    /**
     * @param perSecond how many
     * @param clock nanoseconds
     */
    TokenBucket(double perSecond, LongSupplier clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.tokens = most();
        this.filledAt = clock.getAsLong();
        this.pausedUntil = filledAt;
    }

    /** Takes one if there is one. */
    synchronized boolean take() {
        fill();
        if (!open()) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** Whether there is one to take. */
    synchronized boolean hasAny() {
        fill();
        return open();
    }

    /** Nothing for so long: the other side said so. */
    synchronized void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, clock.getAsLong() + nanos);
    }

    synchronized void resume() {
        pausedUntil = clock.getAsLong();
    }

    private boolean open() {
        return tokens >= 1 && clock.getAsLong() - pausedUntil >= 0;
    }

    private void fill() {
        long now = clock.getAsLong();
        tokens = Math.min(most(), tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
    }

    private double most() {
        return Math.max(1, perSecond);
    }
}
