package com.haina.staff.member;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: another member has this mobile. */
class MobileTaken extends ProblemException {

    MobileTaken() {
        super(HttpStatus.CONFLICT, "member.mobile-taken");
    }
}
