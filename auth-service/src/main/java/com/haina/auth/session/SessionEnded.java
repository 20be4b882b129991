package com.haina.auth.session;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 401: nobody is signed in with this cookie, or not any more. */
class SessionEnded extends ProblemException {

    SessionEnded() {
        super(HttpStatus.UNAUTHORIZED, "session.ended");
    }
}
