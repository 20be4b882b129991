package com.haina.wechat.health;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.annotation.PreDestroy;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.AccountErrors;
import com.haina.wechat.account.Verdict;

/** Counts what WeChat refused and writes it down every few seconds: a storm of refusals is a few writes. */
@Component
class KeepRefusals implements AccountErrors {

    private final AccountRecords records;
    private final AccountDirectory accounts;
    private final KeepChanges changes;
    private final Clock clock;
    private final ConcurrentMap<Seen, Times> seen = new ConcurrentHashMap<>();

    KeepRefusals(AccountRecords records, AccountDirectory accounts, KeepChanges changes, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
    }

    private record Seen(String appId, int code) {}

    private record Times(long count, Instant last) {

        Times and(Times other) {
            return new Times(count + other.count, last.isAfter(other.last) ? last : other.last);
        }
    }

    @Override
    public void refused(String appId, int code) {
        seen.merge(new Seen(appId, code), new Times(1, clock.instant()), Times::and);
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "PT3S")
    void write() {
        for (Seen what : seen.keySet()) {
            Times times = seen.remove(what);
            if (times != null) {
                accounts.known(what.appId())
                        .map(Aggregate::tenantId)
                        .filter(tenant -> !tenant.equals(Aggregate.NO_TENANT))
                        .ifPresent(tenant -> CurrentTenant.run(tenant, () -> write(what, times)));
            }
        }
    }

    private void write(Seen what, Times times) {
        try {
            AccountRecord record = records.find(what.appId()).orElseGet(() -> new AccountRecord(what.appId()));
            record.refused(what.code(), times.count(), times.last());
            if (Verdict.of(what.code()) == Verdict.WAIT_FOR_QUOTA) {
                changes.usedUp(what.appId(), what.code(), times.last());
            }
            records.save(record);
        } catch (OptimisticLockingFailureException | DuplicateKeyException another) {
            seen.merge(what, times, Times::and); // with the next
        }
    }
}
