package com.haina.staff.member;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: only a deleted record can be restored. */
class NotDeleted extends ProblemException {

    NotDeleted() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "member.not-deleted");
    }
}
