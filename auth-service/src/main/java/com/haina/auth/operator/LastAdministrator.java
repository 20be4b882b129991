package com.haina.auth.operator;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: without this operator nobody could administer the tenant. */
class LastAdministrator extends ProblemException {

    LastAdministrator() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "operator.last-administrator");
    }
}
