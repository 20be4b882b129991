package com.haina.resident.claim;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a room's claim code is doing; never the code itself.
 *
 * @param opened how often it was opened by followers
 * @param openedAt when last
 * @param reason why it was revoked
 */
record ClaimView(
        String roomId,
        State state,
        @Nullable Instant issuedAt,
        long opened,
        @Nullable Instant openedAt,
        @Nullable Instant revokedAt,
        @Nullable String reason) {

    enum State {
        NONE,
        ACTIVE,
        REVOKED
    }

    static ClaimView none(String roomId) {
        return new ClaimView(roomId, State.NONE, null, 0, null, null, null);
    }

    static ClaimView of(RoomClaim claim) {
        return new ClaimView(
                claim.id(),
                claim.isActive() ? State.ACTIVE : State.REVOKED,
                claim.issuedAt(),
                claim.opened(),
                claim.openedAt(),
                claim.revokedAt(),
                claim.reason());
    }

    /**
     * The codes of some rooms together.
     *
     * @param none rooms that never had a code
     * @param opened rooms whose code was opened at least once
     */
    record Summary(int rooms, int active, int revoked, int none, int opened) {}

    /** How many rooms something was done to. */
    record Done(int rooms) {}
}
