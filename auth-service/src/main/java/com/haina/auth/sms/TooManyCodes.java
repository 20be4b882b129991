package com.haina.auth.sms;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 429: too many codes for this mobile or from this address, or too many wrong ones. The same whether the mobile is known or not. */
class TooManyCodes extends ProblemException {

    TooManyCodes(Duration retryAfter) {
        super(HttpStatus.TOO_MANY_REQUESTS, "sms.too-many", Long.toString(Math.max(1, retryAfter.toSeconds())));
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
