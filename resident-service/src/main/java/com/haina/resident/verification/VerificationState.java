package com.haina.resident.verification;

import java.util.List;

/** How far an application is. */
enum VerificationState {
    /** An owner of the room is asked. */
    WAITING_FOR_OWNER,
    /** Staff are asked. */
    WAITING_FOR_REVIEW,
    /** The applicant is asked. */
    MORE_NEEDED,
    APPROVED,
    REJECTED,
    /** Taken back by the applicant. */
    WITHDRAWN,
    /** The applicant did not answer in time. */
    EXPIRED;

    static final List<VerificationState> PENDING = List.of(WAITING_FOR_OWNER, WAITING_FOR_REVIEW, MORE_NEEDED);

    boolean isPending() {
        return PENDING.contains(this);
    }
}
