package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The code was revoked or renewed; the room has another one now, or none. */
public class ClaimRevoked extends ProblemException {

    ClaimRevoked() {
        super(HttpStatus.GONE, "claim.revoked");
    }
}
