package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Another resident of the tenant has this mobile. */
class MobileTaken extends ProblemException {

    MobileTaken() {
        super(HttpStatus.CONFLICT, "resident.mobile-taken");
    }
}
