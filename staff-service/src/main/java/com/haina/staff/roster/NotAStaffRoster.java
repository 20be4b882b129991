package com.haina.staff.roster;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: rows of another kind, or too many of them in one question. */
class NotAStaffRoster extends ProblemException {

    NotAStaffRoster(int mostRows) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "roster.not-staff", mostRows);
    }
}
