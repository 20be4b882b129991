package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Somebody revoked or renewed codes while they were being drawn. */
class ClaimsEnded extends ProblemException {

    ClaimsEnded() {
        super(HttpStatus.CONFLICT, "claim.ended-meanwhile");
    }
}
