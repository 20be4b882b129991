package com.haina.wechat.health;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.outbound.Lanes;

/** Clears an account's daily counters. Counted before WeChat is asked: an attempt of unknown fate may have been one of the ten. */
@Component
class ClearQuota {

    /** WeChat: no clearance left this month; others may have cleared too. */
    private static final int USED_UP = 48006;

    private final AccountDirectory accounts;
    private final ClearanceBook book;
    private final QuotaTools tools;
    private final Lanes lanes;

    ClearQuota(AccountDirectory accounts, ClearanceBook book, QuotaTools tools, Lanes lanes) {
        this.accounts = accounts;
        this.book = book;
        this.tools = tools;
        this.lanes = lanes;
    }

    void clear(String appId) {
        book.count(appId, accounts.get(appId).name());
        try {
            tools.clear(appId);
        } catch (WechatFailure failure) {
            if (failure.errcode() != USED_UP) {
                throw failure;
            }
            book.usedUp(appId);
            throw new ClearanceUsedUp();
        }
        book.cleared(appId);
        lanes.resume(appId);
    }
}
