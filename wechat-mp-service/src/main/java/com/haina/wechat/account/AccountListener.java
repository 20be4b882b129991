package com.haina.wechat.account;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.platform.events.IncomingEvent;

/** Accounts that come and go. What is true now is asked of auth-service, so an event that comes late or twice does no harm. */
@Component
class AccountListener {

    private final AccountDirectory directory;

    AccountListener(AccountDirectory directory) {
        this.directory = directory;
    }

    @KafkaListener(topics = "auth.events")
    void on(IncomingEvent event) {
        event.when(AccountAuthorized.TYPE, AccountAuthorized.class, account -> directory.refresh(account.appId()))
                .when(
                        AccountAuthorized.UPDATED_TYPE,
                        AccountAuthorized.class,
                        account -> directory.refresh(account.appId()))
                .when(
                        AccountUnauthorized.TYPE,
                        AccountUnauthorized.class,
                        account -> directory.refresh(account.appId()));
    }
}
