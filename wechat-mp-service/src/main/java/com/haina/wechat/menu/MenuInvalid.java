package com.haina.wechat.menu;

import java.util.List;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 400: a menu that WeChat would not take; all faults at once. */
class MenuInvalid extends ProblemException {

    MenuInvalid(List<FieldError> faults) {
        super(HttpStatus.BAD_REQUEST, "request.invalid");
        faults.forEach(this::field);
    }
}
