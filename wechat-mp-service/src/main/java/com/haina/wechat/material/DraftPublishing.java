package com.haina.wechat.material;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: WeChat is publishing the draft; until it is done nothing of it can be changed. */
class DraftPublishing extends ProblemException {

    DraftPublishing() {
        super(HttpStatus.CONFLICT, "draft.publishing");
    }
}
