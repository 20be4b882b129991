package com.haina.resident.roster;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** More rows in one check than allowed. */
class TooManyRows extends ProblemException {

    TooManyRows(int most) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "roster.too-many-rows", most);
    }
}
