package com.haina.simulators.callbacks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When a ticket is due: at once and again after a short pause until the platform has taken one since this process
 * started, so that a platform that has just come up is not left waiting; every ten minutes from then on, one attempt
 * each.
 */
public final class TicketClock {

    private final Clock clock;
    private final Duration every;
    private final Duration retry;
    private @Nullable Instant next;
    private boolean settled;
    private boolean asked;

    public TicketClock(Clock clock, Duration every, Duration retry) {
        this.clock = clock;
        this.every = every;
        this.retry = retry;
    }

    /** What is due now. */
    public synchronized Due due() {
        if (next == null) {
            return Due.NEW_TICKET;
        }
        if (clock.instant().isBefore(next)) {
            return Due.NOTHING;
        }
        return settled ? Due.NEW_TICKET : Due.SAME_TICKET_AGAIN;
    }

    /** What is due now, and the start of doing it. */
    public synchronized Due begin() {
        asked = false;
        return due();
    }

    /** Sets the next time by whether the push reached somebody who can take it. */
    public synchronized void pushed(boolean reached) {
        if (asked) {
            // Somebody asked for a new one while this one was under way.
            return;
        }
        settled |= reached;
        next = clock.instant().plus(settled ? every : retry);
    }

    /** Makes a new ticket due at once, and again until it is taken. */
    public synchronized void askNow() {
        asked = true;
        settled = false;
        next = null;
    }

    /** What the sender has to do. */
    public enum Due {
        NOTHING,
        NEW_TICKET,
        SAME_TICKET_AGAIN
    }
}
