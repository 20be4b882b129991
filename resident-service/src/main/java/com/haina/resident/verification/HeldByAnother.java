package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Another operator is at it. */
class HeldByAnother extends ProblemException {

    HeldByAnother() {
        super(HttpStatus.CONFLICT, "verification.held");
    }
}
