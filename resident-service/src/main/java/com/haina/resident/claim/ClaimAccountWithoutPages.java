package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The account never granted what a page needs to learn who scanned: every sheet with its code would lead to a refusal. */
class ClaimAccountWithoutPages extends ProblemException {

    ClaimAccountWithoutPages() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "claim.account-without-pages");
    }
}
