package com.haina.simulators.openplatform;

import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;

/** The accounts as phones and tests see them. */
@Component
public class AccountViews {

    private final Accounts accounts;
    private final Authorizations authorizations;

    AccountViews(Accounts accounts, Authorizations authorizations) {
        this.accounts = accounts;
        this.authorizations = authorizations;
    }

    public List<AccountView> all() {
        return accounts.all().stream().map(this::view).toList();
    }

    AccountView get(String appId) {
        return view(accounts.get(appId));
    }

    private AccountView view(Account account) {
        return AccountView.of(account, authorizations.find(account.appId()).orElse(null));
    }
}
