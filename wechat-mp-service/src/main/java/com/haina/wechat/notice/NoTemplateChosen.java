package com.haina.wechat.notice;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: the account's notices have no template yet. */
class NoTemplateChosen extends ProblemException {

    NoTemplateChosen() {
        super(HttpStatus.CONFLICT, "notice-template.none");
    }
}
