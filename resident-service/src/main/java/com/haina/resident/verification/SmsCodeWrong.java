package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The code by SMS is wrong, old or used. */
class SmsCodeWrong extends ProblemException {

    SmsCodeWrong() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "verification.sms-code");
    }
}
