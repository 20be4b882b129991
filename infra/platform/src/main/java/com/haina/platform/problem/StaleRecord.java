package com.haina.platform.problem;

import org.springframework.http.HttpStatus;

/** 412: somebody changed the record since the caller read it. */
public class StaleRecord extends ProblemException {

    public StaleRecord() {
        super(HttpStatus.PRECONDITION_FAILED, "record.stale");
    }
}
