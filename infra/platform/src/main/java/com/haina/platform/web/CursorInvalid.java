package com.haina.platform.web;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 400: the cursor does not belong to this list, its order or its filters. */
class CursorInvalid extends ProblemException {

    CursorInvalid(Throwable cause) {
        super(HttpStatus.BAD_REQUEST, "request.cursor-invalid", cause);
    }
}
