package com.haina.simulators.faults;

/** The ways in which the simulators can misbehave. */
public enum FaultKind {
    /** The API answers late: {@code delayMs}. */
    DELAY(false),
    /** The API answers {@code code} and does nothing. */
    ERROR(false),
    /** After {@code perMinute} calls within a minute the API answers {@code code}, 45009 when none is given. */
    RATE_LIMIT(false),
    /** The API answers with the HTTP status {@code code} and does nothing. */
    HTTP_STATUS(false),
    /** The API does its work, then the connection breaks in the middle of the answer. */
    CUT(false),
    /** SMS only: the call succeeds, but each number in it is refused with {@code code}; no text arrives. */
    NUMBER_REFUSED(false),
    /** The push is never sent. */
    CALLBACK_DROP(true),
    /** The push is sent twice. */
    CALLBACK_DUPLICATE(true),
    /** The push is sent late: {@code delayMs}. */
    CALLBACK_DELAY(true),
    /** The push carries a signature that does not match. */
    CALLBACK_WRONG_SIGNATURE(true),
    /** The push is encrypted with the AES key before the last change; needs one in the settings. */
    CALLBACK_PREVIOUS_KEY(true),
    /** The push waits until the next one to the same receiver has arrived, ten seconds at most. */
    CALLBACK_REORDER(true),
    /** The push is signed correctly, with a time that is an hour old. */
    CALLBACK_STALE(true),
    /** The network to the platform is down: an attempt fails without being sent. */
    CALLBACK_OUTAGE(true);

    private final boolean callback;

    FaultKind(boolean callback) {
        this.callback = callback;
    }

    /** Whether it concerns pushes to the platform rather than the platform's calls. */
    public boolean isCallback() {
        return callback;
    }
}
