package com.haina.staff.department;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: a department with members or departments in it cannot be removed. */
class DepartmentInUse extends ProblemException {

    DepartmentInUse() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "department.in-use");
    }
}
