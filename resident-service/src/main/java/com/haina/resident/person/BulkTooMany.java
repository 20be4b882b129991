package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** More people than one action takes. */
class BulkTooMany extends ProblemException {

    BulkTooMany(long found, int most) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "resident.bulk-too-many", found, most);
    }
}
