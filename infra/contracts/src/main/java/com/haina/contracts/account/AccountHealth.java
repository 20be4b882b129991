package com.haina.contracts.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How an account's authorization is doing, as its keeper knows.
 *
 * @param ticketReceivedAt when the component's last ticket came (every 10 minutes, good for 12 h); absent before the first
 * @param tokenExpiresAt end of the access token; absent when none is kept
 * @param tokenRefreshedAt last successful refresh
 * @param refreshRefusedCode WeChat's code for the last refresh, if it was refused
 * @param scopes granted permission set ids
 * @param certified whether it is a WeChat-verified service account
 * @param accountStatus WeChat's account_status: 1 normal, 14 deregistered, 16 banned, 18 alarmed, 19 frozen
 * @param revokedAt since when it is not authorized; absent when it is
 */
public record AccountHealth(
        String appId,
        @Nullable Instant ticketReceivedAt,
        @Nullable Instant authorizedAt,
        @Nullable Instant tokenExpiresAt,
        @Nullable Instant tokenRefreshedAt,
        @Nullable Integer refreshRefusedCode,
        List<Integer> scopes,
        boolean certified,
        int accountStatus,
        @Nullable Instant revokedAt) {}
