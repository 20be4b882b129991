package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The person lives in this room already. */
class AlreadyLivesThere extends ProblemException {

    AlreadyLivesThere() {
        super(HttpStatus.CONFLICT, "resident.lives-there");
    }
}
