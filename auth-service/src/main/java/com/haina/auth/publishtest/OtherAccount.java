package com.haina.auth.publishtest;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: the code is of an account that is none of WeChat's test accounts. */
class OtherAccount extends ProblemException {

    OtherAccount() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "publish-test.other-account");
    }
}
