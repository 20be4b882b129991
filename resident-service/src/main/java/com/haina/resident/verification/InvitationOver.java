package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The invitation was used, taken back, or its time is over. */
class InvitationOver extends ProblemException {

    InvitationOver() {
        super(HttpStatus.GONE, "verification.invitation-over");
    }
}
