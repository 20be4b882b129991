package com.haina.wechat.material;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: WeChat does not delete it, because a menu or reply that was set up on WeChat's own pages uses it. */
class UsedAtWechat extends ProblemException {

    UsedAtWechat() {
        super(HttpStatus.CONFLICT, "material.used-at-wechat");
    }
}
