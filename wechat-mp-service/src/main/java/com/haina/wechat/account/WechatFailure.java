package com.haina.wechat.account;

/**
 * WeChat refused a call, or nothing is known of its fate. Holds a code and never what was sent or answered: the SDK's own exceptions hold
 * both, tokens included.
 */
public final class WechatFailure extends RuntimeException {

    private final int code;

    /**
     * @param code WeChat's errcode; {@link Verdict#NO_ANSWER} when there was no answer
     */
    public WechatFailure(int code) {
        super("WeChat refused, code " + code, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    public Verdict verdict() {
        return Verdict.of(code);
    }
}
