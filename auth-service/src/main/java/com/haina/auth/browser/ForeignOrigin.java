package com.haina.auth.browser;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 403: another site's page sent the request. */
class ForeignOrigin extends ProblemException {

    ForeignOrigin() {
        super(HttpStatus.FORBIDDEN, "caller.foreign-origin");
    }
}
