package com.haina.auth.account;

import java.time.Instant;

import org.springframework.stereotype.Component;

import com.haina.auth.component.AuthorizationObserver;

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
        exchange.accept(authorizationCode, appId);
    }

    @Override
    public void unauthorized(String appId, Instant at) {
        keep.revoke(appId, at);
    }
}
