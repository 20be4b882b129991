package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: the dry run was made with a narrower policy, so nobody has seen what this one would do. */
class PolicyNotChecked extends ProblemException {
    PolicyNotChecked() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "import.policy-not-checked");
    }
}
