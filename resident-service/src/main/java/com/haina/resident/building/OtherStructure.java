package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** A place moves within its own structure only. */
class OtherStructure extends ProblemException {

    OtherStructure() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "place.other-structure");
    }
}
