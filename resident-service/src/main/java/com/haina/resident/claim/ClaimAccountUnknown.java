package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The account is not one of the office's, or has taken its authorization back. */
class ClaimAccountUnknown extends ProblemException {

    ClaimAccountUnknown() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "claim.account-unknown");
    }
}
