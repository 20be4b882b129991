package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** A record can be merged into another living one only, and not into itself. */
class NotMergeable extends ProblemException {

    NotMergeable() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "resident.not-mergeable");
    }
}
