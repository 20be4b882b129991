package com.haina.resident.person;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** A person has only so many tags. */
class TooManyTags extends ProblemException {

    TooManyTags(int most) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "resident.too-many-tags", most);
    }
}
