package com.haina.resident.verification;

import java.time.Duration;
import java.time.Instant;

/** How often something may be tried within a stretch of time, before it has to wait for the next. */
enum AttemptPolicy {
    /** A person verifies a handful of rooms, not many. */
    FOLLOWER_APPLIES(10, Duration.ofDays(1)),
    MOBILE_APPLIES(10, Duration.ofDays(1)),
    /** Large families, and a few mistakes. */
    ROOM_APPLIED_FOR(20, Duration.ofDays(1)),
    /** A mobile network hides many people behind one address. */
    ADDRESS_APPLIES(100, Duration.ofHours(1)),
    /** Each costs money and rings at somebody's: one person proves a mobile or two, not a list of them. */
    FOLLOWER_ASKS_FOR_CODES(20, Duration.ofDays(1)),
    FOLLOWER_LOOKS_FOR_PLACES(240, Duration.ofMinutes(10)),
    FOLLOWER_OPENS_INVITATIONS(60, Duration.ofHours(1)),
    FOLLOWER_INVITES(30, Duration.ofDays(1));

    private final int most;
    private final Duration stretch;

    AttemptPolicy(int most, Duration stretch) {
        this.most = most;
        this.stretch = stretch;
    }

    boolean allows(long count) {
        return count <= most;
    }

    Duration stretch() {
        return stretch;
    }

    /** How long the stretch goes on in which a moment lies. */
    Duration rest(Instant now) {
        return stretch.minusMillis(now.toEpochMilli() % stretch.toMillis());
    }
}
