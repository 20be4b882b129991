package com.haina.auth.signin;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 404: no such sign-in in this browser, or it took too long. */
class SignInEnded extends ProblemException {

    SignInEnded() {
        super(HttpStatus.NOT_FOUND, "sign-in.ended");
    }
}
