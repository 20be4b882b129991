package com.haina.wechat.health;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountCertificationChanged;
import com.haina.contracts.account.AccountRefreshRefused;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.contracts.account.TicketLate;
import com.haina.platform.events.IncomingEvent;
import com.haina.platform.outbox.Aggregate;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;

/**
 * Authorizations that are given, given anew and taken back, and what else auth-service tells of how they are doing. What happened before
 * an office joined is none of its history.
 */
@Component
class HearAuthorizations {

    private final KeepChanges changes;
    private final AccountDirectory accounts;

    HearAuthorizations(KeepChanges changes, AccountDirectory accounts) {
        this.changes = changes;
        this.accounts = accounts;
    }

    @KafkaListener(topics = "auth.events", groupId = "${spring.application.name}-history")
    void on(IncomingEvent event) {
        event.when(TicketLate.TYPE, TicketLate.class, late -> tickets(event, true))
                .when(TicketLate.BACK_TYPE, TicketLate.class, back -> tickets(event, false));
        if (event.tenantId().equals(Aggregate.NO_TENANT)) {
            return;
        }
        event.when(AccountAuthorized.TYPE, AccountAuthorized.class, account -> granted(event, account))
                .when(AccountAuthorized.UPDATED_TYPE, AccountAuthorized.class, account -> granted(event, account))
                .when(
                        AccountUnauthorized.TYPE,
                        AccountUnauthorized.class,
                        account -> changes.cancelled(event.id(), account.appId(), event.time()))
                .when(
                        AccountRefreshRefused.TYPE,
                        AccountRefreshRefused.class,
                        refused -> changes.refreshRefused(event.id(), refused.appId(), refused.code(), event.time()))
                .when(
                        AccountCertificationChanged.TYPE,
                        AccountCertificationChanged.class,
                        account ->
                                changes.certification(event.id(), account.appId(), account.certified(), event.time()));
    }

    private void granted(IncomingEvent event, AccountAuthorized account) {
        changes.granted(event.id(), account.appId(), account.scopes(), event.time());
    }

    private void tickets(IncomingEvent event, boolean late) {
        accounts.ofAllTenants().stream()
                .filter(WechatAccount::authorized)
                .filter(account -> !account.tenantId().equals(Aggregate.NO_TENANT))
                .forEach(account -> changes.tickets(event.id(), account, late, event.time()));
    }
}
