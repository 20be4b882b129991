package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The code stands for no room of this office. */
public class ClaimUnknown extends ProblemException {

    ClaimUnknown() {
        super(HttpStatus.NOT_FOUND, "claim.unknown");
    }
}
