package com.haina.wechat.health;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How an account is doing.
 *
 * @param state GOOD, WARN or BAD: the worst of its findings; UNKNOWN where none was found but ticket, token and certification could not be asked
 *     for
 * @param authorityAnswered whether ticket, token and certification could be asked for
 * @param ticketAt when the last ticket came
 * @param tokenExpiresAt when the access token ends; it is renewed before
 * @param missing permission sets that are needed and not granted
 * @param stoppedBy WeChat's code that stopped outgoing work
 * @param clearancesLeft how often quotas can be cleared this month
 */
record HealthView(
        String appId,
        String name,
        String state,
        boolean authorized,
        boolean authorityAnswered,
        boolean certified,
        @Nullable Instant authorizedAt,
        @Nullable Instant revokedAt,
        @Nullable Instant ticketAt,
        @Nullable Instant tokenExpiresAt,
        @Nullable Instant tokenRefreshedAt,
        @Nullable Instant lastCallbackAt,
        long following,
        @Nullable Integer stoppedBy,
        @Nullable Instant stoppedAt,
        List<Need> needs,
        List<Refusal> refusals,
        List<FindingView> findings,
        int clearancesLeft) {

    /** A permission set, what needs it, whether it is granted, and whether the office does any of that with this account. */
    record Need(int scope, List<String> features, boolean granted, boolean used) {}

    /** WeChat refused calls with this code. */
    record Refusal(int code, String verdict, long count, Instant lastAt) {}

    /** Something to do, and for whom: see {@link HealthPolicy.Finding}. */
    record FindingView(String code, String severity, String who, String detail) {}
}
