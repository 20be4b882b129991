package com.haina.auth.account;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: the account took its authorization back, or WeChat no longer takes our refresh token; a person has to authorize anew. */
class AccountRevoked extends ProblemException {

    AccountRevoked() {
        super(HttpStatus.CONFLICT, "account.revoked");
    }
}
