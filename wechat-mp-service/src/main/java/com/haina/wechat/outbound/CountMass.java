package com.haina.wechat.outbound;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountDirectory;

/** Counts an account's mass messages against WeChat's limits; what waits to be sent counts already. */
@Component
class CountMass {

    /** Days and months are China's. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final OutboundMessages messages;
    private final AccountDirectory accounts;
    private final Clock clock;

    CountMass(OutboundMessages messages, AccountDirectory accounts, Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What is left; 404 if the account is not one of the current tenant's. */
    MassAllowance left(String appId) {
        accounts.get(appId);
        LocalDate day = clock.instant().atZone(CHINA).toLocalDate();
        Instant today = day.atStartOfDay(CHINA).toInstant();
        Instant month = day.withDayOfMonth(1).atStartOfDay(CHINA).toInstant();
        return MassAllowance.after(
                messages.massSince(appId, today, false),
                messages.massSince(appId, today, true),
                messages.massSince(appId, month, true));
    }
}
