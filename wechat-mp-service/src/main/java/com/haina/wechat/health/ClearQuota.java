package com.haina.wechat.health;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.outbound.Lanes;

/** Clears an account's daily counters. Counted before WeChat is asked: an attempt of unknown fate may have been one of the ten. */
@Component
class ClearQuota {

    private final AccountDirectory accounts;
    private final AccountRecords records;
    private final QuotaTools tools;
    private final Lanes lanes;
    private final AuditTrail trail;
    private final Clock clock;

    ClearQuota(
            AccountDirectory accounts,
            AccountRecords records,
            QuotaTools tools,
            Lanes lanes,
            AuditTrail trail,
            Clock clock) {
        this.accounts = accounts;
        this.records = records;
        this.tools = tools;
        this.lanes = lanes;
        this.trail = trail;
        this.clock = clock;
    }

    void clear(String appId) {
        String name = accounts.get(appId).name();
        count(appId, name);
        tools.clear(appId);
        lanes.resume(appId);
    }

    @Retryable(includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class})
    void count(String appId, String name) {
        AccountRecord record = records.find(appId).orElseGet(() -> new AccountRecord(appId));
        if (!record.clear(YearMonth.now(clock))) {
            throw new ClearanceUsedUp();
        }
        trail.record(record, "account.quota-clear", "account", name, Map.of(), Map.of());
        records.save(record);
    }
}
