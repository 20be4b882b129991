package com.haina.auth.signin;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: the chosen tenant is none of the person's. */
class TenantNotYours extends ProblemException {

    TenantNotYours() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "sign-in.tenant-not-yours");
    }
}
