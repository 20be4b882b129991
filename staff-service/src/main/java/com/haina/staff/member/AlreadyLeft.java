package com.haina.staff.member;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: somebody who left cannot leave or move again. */
class AlreadyLeft extends ProblemException {

    AlreadyLeft() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "member.left-already");
    }
}
