package com.haina.contracts.account;

import java.time.Instant;

/** An access token of a WeChat account and when it ends. */
public record AccountToken(String accessToken, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccountToken[expiresAt=" + expiresAt + "]";
    }
}
