package com.haina.auth.operator;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 404: no such invitation, or it ended or was accepted. */
class InvitationInvalid extends ProblemException {

    InvitationInvalid() {
        super(HttpStatus.NOT_FOUND, "invitation.invalid");
    }
}
