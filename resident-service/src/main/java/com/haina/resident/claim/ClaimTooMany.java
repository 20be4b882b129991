package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** More rooms than one sheet or one action takes. */
class ClaimTooMany extends ProblemException {

    ClaimTooMany(int most) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "claim.too-many", most);
    }
}
