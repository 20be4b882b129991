package com.haina.platform.outbox;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Opaque ids that sort by the time they were made: 48 bits of milliseconds, 16 of a counter, 64 random, in 32 hexadecimal digits. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new id, greater than any made before by this process. */
    public static String next() {
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 16));
        return "%016x%016x".formatted(stamp, RANDOM.nextLong());
    }

    /** The bound below which lie all ids made before this time. */
    public static String before(Instant time) {
        return "%016x".formatted(time.toEpochMilli() << 16);
    }
}
