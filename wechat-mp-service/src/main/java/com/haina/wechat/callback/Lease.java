package com.haina.wechat.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long a message is this instance's. When it has run out, whoever looks for what was left takes the message; so its holder renews it
 * while he works. Its end is also the proof: whoever took the message has set another one.
 */
final class Lease {

    /** Longer than an ordinary message waits and takes; a crash delays its messages by this and the time between two sweeps. */
    static final Duration TERM = Duration.ofSeconds(15);

    private final String messageId;
    private volatile Instant until;

    Lease(String messageId, Instant until) {
        this.messageId = messageId;
        this.until = until;
    }

    /** The end of one that begins now, as exact as the store keeps it. */
    static Instant from(Instant now) {
        return now.plus(TERM).truncatedTo(ChronoUnit.MILLIS);
    }

    String messageId() {
        return messageId;
    }

    Instant until() {
        return until;
    }

    /** Whether less than half of it is left: early enough that clocks may differ by seconds. */
    boolean isRunningOut(Instant now) {
        return now.plus(TERM.dividedBy(2)).isAfter(until);
    }

    void renewed(Instant newUntil) {
        until = newUntil;
    }
}
