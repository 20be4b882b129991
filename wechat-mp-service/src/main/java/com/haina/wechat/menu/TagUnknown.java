package com.haina.wechat.menu;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: the account has no tag of this name. */
class TagUnknown extends ProblemException {

    TagUnknown(String tag) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "menu.tag-unknown", tag);
    }
}
