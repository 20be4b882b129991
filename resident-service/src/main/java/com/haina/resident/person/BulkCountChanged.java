package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** They are more or fewer by now than the operator confirmed. */
class BulkCountChanged extends ProblemException {

    BulkCountChanged(long expected, long found) {
        super(HttpStatus.CONFLICT, "resident.bulk-count-changed", expected, found);
    }
}
