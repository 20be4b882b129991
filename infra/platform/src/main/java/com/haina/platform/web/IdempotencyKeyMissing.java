package com.haina.platform.web;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 400: an {@link Idempotent} operation was asked for without a key. */
class IdempotencyKeyMissing extends ProblemException {

    IdempotencyKeyMissing() {
        super(HttpStatus.BAD_REQUEST, "request.idempotency-key-missing");
    }
}
