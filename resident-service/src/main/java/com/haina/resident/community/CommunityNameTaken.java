package com.haina.resident.community;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Another community of the tenant has this name or alias. */
class CommunityNameTaken extends ProblemException {

    CommunityNameTaken(Throwable cause) {
        super(HttpStatus.CONFLICT, "community.name-taken", cause);
    }
}
