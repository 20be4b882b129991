package com.haina.staff.member;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: a record cannot be merged with itself. */
class MergeWithItself extends ProblemException {

    MergeWithItself() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "member.merge-with-itself");
    }
}
