package com.haina.wechat.health;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.annotation.PreDestroy;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.AccountErrors;

/** Counts what WeChat refused and writes it down every few seconds: a storm of refusals is a few writes. */
@Component
class KeepRefusals implements AccountErrors {

    private final AccountRecords records;
    private final AccountDirectory accounts;
    private final Clock clock;
    private final ConcurrentMap<Seen, AtomicLong> seen = new ConcurrentHashMap<>();

    KeepRefusals(AccountRecords records, AccountDirectory accounts, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Seen(String appId, int code) {}

    @Override
    public void refused(String appId, int code) {
        seen.computeIfAbsent(new Seen(appId, code), key -> new AtomicLong()).incrementAndGet();
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "PT3S")
    void write() {
        for (Map.Entry<Seen, AtomicLong> entry : seen.entrySet()) {
            long times = entry.getValue().getAndSet(0);
            if (times > 0) {
                Seen what = entry.getKey();
                accounts.known(what.appId())
                        .map(Aggregate::tenantId)
                        .filter(tenant -> !tenant.equals(Aggregate.NO_TENANT))
                        .ifPresent(tenant -> CurrentTenant.run(tenant, () -> write(what, times)));
            }
        }
    }

    private void write(Seen what, long times) {
        try {
            AccountRecord record = records.find(what.appId()).orElseGet(() -> new AccountRecord(what.appId()));
            record.refused(what.code(), times, clock.instant());
            records.save(record);
        } catch (OptimisticLockingFailureException | DuplicateKeyException another) {
            seen.get(what).addAndGet(times); // with the next
        }
    }
}
