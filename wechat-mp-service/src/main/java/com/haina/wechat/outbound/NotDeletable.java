package com.haina.wechat.outbound;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: WeChat deletes only mass messages of news or video that it has sent. */
class NotDeletable extends ProblemException {

    NotDeletable() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "message.not-deletable");
    }
}
