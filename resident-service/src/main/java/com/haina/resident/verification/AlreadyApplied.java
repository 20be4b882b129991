package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** An application of the follower for this room waits already. */
class AlreadyApplied extends ProblemException {

    AlreadyApplied() {
        super(HttpStatus.CONFLICT, "verification.already-applied");
    }
}
