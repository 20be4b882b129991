package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The resident has no such value. */
class NothingToReveal extends ProblemException {

    NothingToReveal() {
        super(HttpStatus.NOT_FOUND, "resident.nothing-to-reveal");
    }
}
