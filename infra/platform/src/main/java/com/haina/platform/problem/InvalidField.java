package com.haina.platform.problem;

import java.util.List;

import org.springframework.http.HttpStatus;

/** 400: one or several fields of the request are wrong; each is named. */
public class InvalidField extends ProblemException {

    public InvalidField(FieldError error) {
        this(List.of(error));
    }

    public InvalidField(List<FieldError> errors) {
        super(HttpStatus.BAD_REQUEST, "request.invalid");
        errors.forEach(this::field);
    }
}
