package com.haina.wechat.account;

import java.time.Instant;

/** Hears when an account may no longer be called and when it may again, for the history of accounts. */
public interface AccountChanges {

    /**
     * WeChat said that it must not be called.
     *
     * @param code WeChat's errcode
     */
    void stopped(WechatAccount account, int code, Instant at);

    /** Somebody mended what had stopped it. */
    void resumed(WechatAccount account, Instant at);
}
