package com.haina.auth.account;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.lease.TakeTurns;

/** Asks WeChat once a day how it describes each account: of a certification that ended, or of a name that changed, it tells us nothing. */
@Component
class RefreshProfiles {

    private static final Logger log = LoggerFactory.getLogger(RefreshProfiles.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int AT_ONCE = 200;

    private final Accounts accounts;
    private final KeepAuthorization keep;
    private final TakeTurns turns;
    private final Clock clock;

    RefreshProfiles(Accounts accounts, KeepAuthorization keep, TakeTurns turns, Clock clock) {
        this.accounts = accounts;
        this.keep = keep;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT3M")
    void refresh() {
        for (var account : accounts.describedBefore(clock.instant().minus(DAY), AT_ONCE)) {
            try {
                turns.call("profile:" + account.id(), fence -> {
                    describe(account.id());
                    return fence;
                });
            } catch (WechatRefused | WechatUnreachable | TakeTurns.TurnMissed later) {
                log.warn("the profile of {} will be asked for later: {}", account.id(), later.getMessage());
            }
        }
    }

    /** Unless another instance was faster. */
    private void describe(String appId) {
        var known = keep.require(appId).profileAt();
        if (known == null || known.isBefore(clock.instant().minus(DAY))) {
            keep.describe(appId);
        }
    }
}
