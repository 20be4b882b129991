package com.haina.auth.component;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 502: WeChat answered with an error code. Keeps the code only: WeChat's texts and the SDK's exceptions repeat secrets. */
public class WechatRefused extends ProblemException {

    private final int wechatCode;

    /** A refusal with WeChat's errcode. */
    public WechatRefused(int wechatCode) {
        super(
                HttpStatus.BAD_GATEWAY,
                ticketMissing(wechatCode) ? "wechat.ticket-missing" : "wechat.refused",
                Integer.toString(wechatCode));
        this.wechatCode = wechatCode;
    }

    /** WeChat's errcode. */
    public int wechatCode() {
        return wechatCode;
    }

    /** The authorization is gone for good: only a person who authorizes anew can mend it. */
    public boolean authorizationLost() {
        return wechatCode == 61003 || wechatCode == 61023;
    }

    /** The authorization code was used before, has ended or never was one. */
    public boolean codeSpent() {
        return wechatCode == 61009 || wechatCode == 61010;
    }

    /** No ticket, or none that WeChat takes. */
    public boolean ticketMissing() {
        return ticketMissing(wechatCode);
    }

    @Override
    public String getMessage() {
        return "WeChat refused with code " + wechatCode;
    }

    private static boolean ticketMissing(int code) {
        return code == 61005 || code == 61006;
    }
}
