package com.haina.wechat.health;

import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.outbound.Lanes;

/**
 * Clears an account's daily counters. Counted before WeChat is asked: an attempt of unknown fate may have been one of the ten; one that WeChat
 * refused, or never heard of, was none.
 */
@Component
class ClearQuota {

    /** WeChat: no clearance left this month; others may have cleared too. */
    private static final int USED_UP = 48006;

    /** After these it is not known whether WeChat cleared; after any other code it did not. */
    private static final Set<Integer> MAY_HAVE_CLEARED = Set.of(Verdict.NO_ANSWER, -1, -1000);

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
            if (failure.errcode() == USED_UP) {
                book.usedUp(appId);
                throw new ClearanceUsedUp();
            }
            if (!MAY_HAVE_CLEARED.contains(failure.errcode())) {
                book.giveBack(appId);
            }
            throw failure;
        }
        book.cleared(appId);
        lanes.resume(appId);
    }
}
