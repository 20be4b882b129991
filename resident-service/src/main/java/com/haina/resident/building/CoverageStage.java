package com.haina.resident.building;

/**
 * How far the office has come with a person; each stage includes the one before it. A room is as far as the best of its people.
 *
 * <p>Whoever leaves the account is back at {@link #IMPORTED}, however verified: nothing can be said to them any more.
 */
public enum CoverageStage {
    /** On file and living in a room. */
    IMPORTED,
    /**
     * Follows the account: a follower verified as this person; or one who has to do with the person's room (opened its claim code, has an
     * application for it that is not decided) and is nobody else there. Such a follower stands for one of the room's people who are not
     * verified, owners first.
     */
    FOLLOWING,
    /** Follows the account and is verified as this person. */
    VERIFIED,
    /** Verified, and can be written to now: the account may send template messages, or the follower wrote within the last 48 hours. */
    REACHABLE
}
