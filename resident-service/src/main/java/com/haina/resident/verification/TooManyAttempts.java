package com.haina.resident.verification;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The follower, the mobile, the room or the address tried too often. Which of them is not told. */
class TooManyAttempts extends ProblemException {

    TooManyAttempts(Duration retryAfter) {
        super(HttpStatus.TOO_MANY_REQUESTS, "verification.too-many");
        getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }
}
