package com.haina.auth.follower;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: the ticket was used, is older than a minute, or is another browser's. The page begins the silent round anew. */
class TicketInvalid extends ProblemException {

    TicketInvalid() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "follower.ticket-invalid");
    }
}
