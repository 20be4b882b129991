package com.haina.auth.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A WeChat account as people see it.
 *
 * @param appId wx…
 * @param userName original id gh_…
 * @param wechatId 服务号微信号, absent when the account has none
 * @param certifiedServiceAccount whether it is a service account verified by WeChat; other kinds lack template messages
 * @param scopes granted permission set ids
 * @param missingScopes permission set ids that the platform needs and the account did not grant
 * @param authorized false once the account took its authorization back
 * @param refreshedAt when WeChat was last asked
 */
public record AccountProfile(
        String appId,
        String name,
        String userName,
        @Nullable String wechatId,
        @Nullable String principalName,
        @Nullable String logoUrl,
        @Nullable String qrCodeUrl,
        boolean certifiedServiceAccount,
        List<Integer> scopes,
        List<Integer> missingScopes,
        boolean authorized,
        @Nullable Instant refreshedAt) {

    /** Messages, users, account service, web pages, mass and template messages, materials, menu: what the product uses. */
    private static final List<Integer> NEEDED = List.of(1, 2, 3, 4, 7, 11, 15);

    static AccountProfile of(Account account) {
        return new AccountProfile(
                account.id(),
                account.name(),
                account.userName(),
                account.wechatId(),
                account.principalName(),
                account.logoUrl(),
                account.qrCodeUrl(),
                account.certifiedServiceAccount(),
                account.scopes(),
                NEEDED.stream()
                        .filter(scope -> !account.scopes().contains(scope))
                        .toList(),
                account.authorized(),
                account.profileAt());
    }
}
