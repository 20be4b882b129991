package com.haina.auth.account;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** Finds an account by what a follower's link says, before any tenant is known. */
@Component
public class FindAccount {

    private final Accounts accounts;

    FindAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account, unless nobody joined with it. */
    public Optional<JoinedAccount> find(String appId) {
        return accounts.ofAnyTenant(appId)
                .filter(Account::joined)
                .map(account -> new JoinedAccount(
                        account.id(),
                        account.tenantId(),
                        account.name(),
                        account.logoUrl(),
                        account.qrCodeUrl(),
                        account.authorized()));
    }
}
