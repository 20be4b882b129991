package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The application waits for nothing any more, or for somebody else. */
class NotPending extends ProblemException {

    NotPending() {
        super(HttpStatus.CONFLICT, "verification.not-pending");
    }
}
