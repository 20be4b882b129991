package com.haina.wechat.health;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.platform.events.IncomingEvent;
import com.haina.platform.outbox.Aggregate;

/** Authorizations that are given, given anew and taken back. What happened before an office joined is none of its history. */
@Component
class HearAuthorizations {

    private final KeepChanges changes;

    HearAuthorizations(KeepChanges changes) {
        this.changes = changes;
    }

    @KafkaListener(topics = "auth.events", groupId = "${spring.application.name}-history")
    void on(IncomingEvent event) {
        event.when(AccountAuthorized.TYPE, AccountAuthorized.class, account -> granted(event, account))
                .when(AccountAuthorized.UPDATED_TYPE, AccountAuthorized.class, account -> granted(event, account))
                .when(AccountUnauthorized.TYPE, AccountUnauthorized.class, account -> {
                    if (isOfAnOffice(event)) {
                        changes.cancelled(event.id(), account.appId(), event.time());
                    }
                });
    }

    private void granted(IncomingEvent event, AccountAuthorized account) {
        if (isOfAnOffice(event)) {
            changes.granted(event.id(), account.appId(), account.scopes(), event.time());
        }
    }

    private static boolean isOfAnOffice(IncomingEvent event) {
        return !event.tenantId().equals(Aggregate.NO_TENANT);
    }
}
