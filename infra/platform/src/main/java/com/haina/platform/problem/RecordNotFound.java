package com.haina.platform.problem;

import org.springframework.http.HttpStatus;

/** 404: no such record, or one of another tenant; the two are not told apart. */
public class RecordNotFound extends ProblemException {

    public RecordNotFound() {
        super(HttpStatus.NOT_FOUND, "record.not-found");
    }
}
