package com.haina.auth.account;

import java.time.Instant;

import org.springframework.stereotype.Component;

import com.haina.auth.component.AuthorizationObserver;
import com.haina.weixin.PublishTestAccounts;

/** What WeChat pushes about an account's authorization. */
@Component
class AuthorizationPushes implements AuthorizationObserver {

    private final ExchangeCode exchange;
    private final KeepAuthorization keep;

    AuthorizationPushes(ExchangeCode exchange, KeepAuthorization keep) {
        this.exchange = exchange;
        this.keep = keep;
    }

    @Override
    public void authorized(String appId, String authorizationCode, String preAuthCode, Instant at) {
        if (!PublishTestAccounts.contains(appId)) { // its code is for the test's message, and good only once
            exchange.accept(authorizationCode, appId);
        }
    }

    @Override
    public void unauthorized(String appId, Instant at) {
        keep.revoke(appId, at);
    }
}
