package com.haina.resident.claim;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** It cannot be asked now which accounts the office has. */
class AccountsUnavailable extends ProblemException {

    AccountsUnavailable(Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "claim.accounts-unavailable", cause);
        getHeaders().set("Retry-After", "5");
    }
}
