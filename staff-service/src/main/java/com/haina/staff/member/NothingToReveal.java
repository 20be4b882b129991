package com.haina.staff.member;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 404: the value is not on file. */
class NothingToReveal extends ProblemException {

    NothingToReveal() {
        super(HttpStatus.NOT_FOUND, "member.nothing-to-reveal");
    }
}
