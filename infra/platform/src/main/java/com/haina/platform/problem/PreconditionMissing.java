package com.haina.platform.problem;

import org.springframework.http.HttpStatus;

/** 428: a change must say with If-Match which state of the record it means. */
public class PreconditionMissing extends ProblemException {

    public PreconditionMissing() {
        super(HttpStatus.PRECONDITION_REQUIRED, "record.if-match-missing");
    }
}
