package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Codes by SMS cannot be sent or checked now. */
class SmsUnavailable extends ProblemException {

    SmsUnavailable() {
        super(HttpStatus.SERVICE_UNAVAILABLE, "verification.sms-unavailable");
    }
}
