package com.haina.wechat.account;

/** Hears of every call that WeChat refused, for the health of accounts. */
public interface AccountErrors {

    /**
     * A call failed for good (after a refresh of the token, if that was the reason).
     *
     * @param code WeChat's errcode
     */
    void refused(String appId, int code);
}
