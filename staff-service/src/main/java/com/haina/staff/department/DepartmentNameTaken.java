package com.haina.staff.department;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: there is a department of this name at this place. */
class DepartmentNameTaken extends ProblemException {

    DepartmentNameTaken() {
        super(HttpStatus.CONFLICT, "department.name-taken");
    }
}
