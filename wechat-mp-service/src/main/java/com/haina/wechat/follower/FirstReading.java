package com.haina.wechat.follower;

import java.time.Instant;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.platform.events.IncomingEvent;
import com.haina.platform.outbox.Aggregate;
import com.haina.wechat.account.AccountDirectory;

/**
 * An account that authorized and has an office: its followers are read once, without anybody asking, and once more each time it authorizes
 * anew, since nothing was heard of them in between.
 */
@Component
class FirstReading {

    private final AccountDirectory accounts;
    private final FollowerSyncs syncs;
    private final SyncFollowers sync;

    FirstReading(AccountDirectory accounts, FollowerSyncs syncs, SyncFollowers sync) {
        this.accounts = accounts;
        this.syncs = syncs;
        this.sync = sync;
    }

    @KafkaListener(topics = "auth.events", groupId = "${spring.application.name}-followers")
    void on(IncomingEvent event) {
        event.when(AccountAuthorized.TYPE, AccountAuthorized.class, authorized -> {
            if (!event.tenantId().equals(Aggregate.NO_TENANT)
                    && accounts.refresh(authorized.appId()).usable()
                    && !readSince(authorized.appId(), event.time())) {
                sync.begin(authorized.appId());
            }
        });
    }

    private boolean readSince(String appId, Instant authorized) {
        return syncs.find(appId)
                .map(FollowerSync::startedAt)
                .filter(started -> !started.isBefore(authorized))
                .isPresent();
    }
}
