package com.haina.wechat.health;

import java.util.Optional;

/** What WeChat says of an account's daily quotas. All calls may throw {@link com.haina.wechat.account.WechatFailure}. */
public interface QuotaTools {

    /**
     * The quota of one call today; empty when WeChat's answer holds none. Source: openApi "quota/get".
     *
     * @param path for example {@code /cgi-bin/message/custom/send}
     */
    Optional<Quota> quota(String appId, String path);

    /** Sets all daily counters to nothing; WeChat takes it ten times a month. Source: openApi "clear_quota". */
    void clear(String appId);

    /** Calls allowed a day, made and left. */
    record Quota(long limit, long used, long left) {}
}
