package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 400: the file cannot be read in the way that was asked for; the field error says where. */
class MappingInvalid extends ProblemException {
    MappingInvalid(String pointer, String messageKey, Object... arguments) {
        super(HttpStatus.BAD_REQUEST, "request.invalid");
        field(FieldError.of(pointer, messageKey, arguments));
    }
}
