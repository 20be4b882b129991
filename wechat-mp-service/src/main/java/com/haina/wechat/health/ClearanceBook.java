package com.haina.wechat.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.platform.audit.AuditTrail;

/** Writes down how often an account's quotas were cleared, also while refusals are written down beside it. */
@Component
@Retryable(includes = {OptimisticLockingFailureException.class, DuplicateKeyException.class})
class ClearanceBook {

    private final AccountRecords records;
    private final AuditTrail trail;
    private final KeepChanges changes;
    private final Clock clock;

    ClearanceBook(AccountRecords records, AuditTrail trail, KeepChanges changes, Clock clock) {
        this.records = records;
        this.trail = trail;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws ClearanceUsedUp when none is left this month */
    public void count(String appId, String name) {
        change(appId, record -> {
            if (!record.clear(AccountRecord.month(clock))) {
                throw new ClearanceUsedUp();
            }
            trail.record(record, "account.quota-clear", "account", name, Map.of(), Map.of());
        });
    }

    /** The one that was counted last did not take place. */
    public void giveBack(String appId) {
        change(appId, record -> record.notCleared(AccountRecord.month(clock)));
    }

    public void usedUp(String appId) {
        change(appId, record -> record.clearancesUsedUp(AccountRecord.month(clock)));
    }

    public void cleared(String appId) {
        Instant now = clock.instant();
        change(appId, record -> record.cleared(now));
        changes.cleared(appId, now);
    }

    private void change(String appId, Consumer<AccountRecord> change) {
        AccountRecord record = records.find(appId).orElseGet(() -> new AccountRecord(appId));
        change.accept(record);
        records.save(record);
    }
}
