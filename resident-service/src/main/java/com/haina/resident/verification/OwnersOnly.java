package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Only a verified owner of the room may do this. */
class OwnersOnly extends ProblemException {

    OwnersOnly() {
        super(HttpStatus.FORBIDDEN, "verification.owners-only");
    }
}
