package com.haina.simulators.openplatform;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.AccountKind;

/**
 * An account with its authorization of the platform.
 *
 * @param initial the character that stands in for its logo
 * @param principal the company that owns it
 * @param link what its QR code spells
 * @param permissions ids of the permission sets that were given
 */
public record AccountView(
        String appId,
        String userName,
        String alias,
        String name,
        String initial,
        String principal,
        AccountKind kind,
        boolean verified,
        List<String> admins,
        String link,
        boolean authorized,
        @Nullable Instant authorizedAt,
        List<Integer> permissions) {

    static AccountView of(Account account, @Nullable Authorization authorization) {
        return new AccountView(
                account.appId(),
                account.userName(),
                account.alias(),
                account.name(),
                account.initial(),
                account.principal(),
                account.kind(),
                account.verified(),
                account.admins(),
                account.link(),
                authorization != null,
                authorization == null ? null : authorization.authorizedAt(),
                authorization == null ? List.of() : authorization.functions());
    }
}
