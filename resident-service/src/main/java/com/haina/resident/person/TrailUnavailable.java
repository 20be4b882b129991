package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The audit trail cannot be asked now. */
class TrailUnavailable extends ProblemException {

    TrailUnavailable(Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "trail.unavailable", cause);
        getHeaders().set("Retry-After", "5");
    }
}
