package com.haina.auth.operator;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: another operator of this tenant has this mobile. */
class MobileTaken extends ProblemException {

    MobileTaken() {
        super(HttpStatus.CONFLICT, "operator.mobile-taken");
    }
}
