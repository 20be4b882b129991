package com.haina.auth.component;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 503: WeChat did not answer, or not in time, or is not asked at the moment because it failed before. */
public class WechatUnreachable extends ProblemException {

    private final String reason;

    /**
     * @param reason for the log, without any content of a request
     */
    public WechatUnreachable(String reason) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "wechat.unreachable");
        this.reason = reason;
        getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
    }

    @Override
    public String getMessage() {
        return "WeChat is out of reach: " + reason;
    }
}
