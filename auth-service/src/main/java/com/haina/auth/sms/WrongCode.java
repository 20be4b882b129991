package com.haina.auth.sms;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: the code is wrong, was used, has ended, was tried too often, or there never was one. Deliberately one fact. */
public class WrongCode extends ProblemException {

    /** The same answer for every reason. */
    public WrongCode() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "sms.wrong-code");
    }
}
