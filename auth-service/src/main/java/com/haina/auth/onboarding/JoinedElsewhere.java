package com.haina.auth.onboarding;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: the account belongs to another office. */
class JoinedElsewhere extends ProblemException {

    JoinedElsewhere() {
        super(HttpStatus.CONFLICT, "onboarding.joined-elsewhere");
    }
}
