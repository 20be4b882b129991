package com.haina.staff.member;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: only somebody who left can come back. */
class StillActive extends ProblemException {

    StillActive() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "member.still-active");
    }
}
