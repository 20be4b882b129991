package com.haina.auth.operator;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 403: an administrator of some communities cannot give or take more than these. */
class BeyondOwnScope extends ProblemException {

    BeyondOwnScope() {
        super(HttpStatus.FORBIDDEN, "operator.beyond-own-scope");
    }
}
