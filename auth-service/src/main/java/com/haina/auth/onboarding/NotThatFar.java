package com.haina.auth.onboarding;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: the step does not fit the state that the wizard is in. */
class NotThatFar extends ProblemException {

    NotThatFar() {
        super(HttpStatus.CONFLICT, "onboarding.not-that-far");
    }
}
