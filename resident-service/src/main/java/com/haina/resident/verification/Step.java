package com.haina.resident.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One step of an application.
 *
 * @param by who took it
 * @param actorId operator or follower; absent for the platform itself
 * @param actorName an operator's name at that time
 * @param text what was said with it
 */
record Step(
        Instant at,
        By by,
        @Nullable String actorId,
        @Nullable String actorName,
        What what,
        @Nullable String text) {

    enum By {
        APPLICANT,
        OWNER,
        STAFF,
        /** By the rules, at once or after the file had changed. */
        PLATFORM
    }

    enum What {
        SUBMITTED,
        APPROVED,
        REJECTED,
        ASKED_FOR_MORE,
        SUPPLEMENTED,
        PASSED_ON,
        TAKEN_BACK,
        WITHDRAWN,
        EXPIRED
    }

    @Override
    public String toString() {
        return "Step[what=" + what + ", by=" + by + "]";
    }
}
