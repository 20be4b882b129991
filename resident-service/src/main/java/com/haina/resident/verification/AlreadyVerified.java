package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The follower holds this room already. */
class AlreadyVerified extends ProblemException {

    AlreadyVerified() {
        super(HttpStatus.CONFLICT, "verification.already-verified");
    }
}
