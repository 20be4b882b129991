package com.haina.auth.onboarding;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 404: no such run of the wizard in this browser, or it is older than a week. */
class OnboardingUnknown extends ProblemException {

    OnboardingUnknown() {
        super(HttpStatus.NOT_FOUND, "onboarding.unknown");
    }
}
