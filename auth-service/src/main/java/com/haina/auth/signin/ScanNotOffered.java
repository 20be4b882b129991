package com.haina.auth.signin;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 404: this deployment has no website application for scanning. */
class ScanNotOffered extends ProblemException {

    ScanNotOffered() {
        super(HttpStatus.NOT_FOUND, "sign-in.scan-not-offered");
    }
}
