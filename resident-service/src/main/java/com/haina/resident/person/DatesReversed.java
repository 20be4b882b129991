package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The day of moving out lies before the day of moving in. */
class DatesReversed extends ProblemException {

    DatesReversed() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "resident.dates-reversed");
    }
}
