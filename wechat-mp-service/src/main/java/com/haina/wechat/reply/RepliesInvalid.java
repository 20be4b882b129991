package com.haina.wechat.reply;

import java.util.List;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 400: rules that cannot be kept like this; all errors at once. */
class RepliesInvalid extends ProblemException {

    RepliesInvalid(List<FieldError> errors) {
        super(HttpStatus.BAD_REQUEST, "request.invalid");
        errors.forEach(this::field);
    }
}
