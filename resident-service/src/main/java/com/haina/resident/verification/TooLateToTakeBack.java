package com.haina.resident.verification;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The time for taking the decision back is over, or it was not one of staff. */
class TooLateToTakeBack extends ProblemException {

    TooLateToTakeBack() {
        super(HttpStatus.CONFLICT, "verification.too-late");
    }
}
