package com.haina.auth.account;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;

/** What the wizard does with an account that authorized: show it, refresh it, give it to a tenant. */
@Component
public class JoinAccount {

    private final Accounts accounts;
    private final KeepAuthorization keep;

    JoinAccount(Accounts accounts, KeepAuthorization keep) {
        this.accounts = accounts;
        this.keep = keep;
    }

    /** The account as it is known; asks WeChat if it never was asked with success. */
    public Optional<AccountProfile> profile(String appId) {
        return accounts.ofAnyTenant(appId).map(account -> {
            if (account.profileAt() != null || !account.authorized()) {
                return AccountProfile.of(account);
            }
            try {
                return refreshProfile(appId);
            } catch (WechatRefused | WechatUnreachable later) {
                return AccountProfile.of(account);
            }
        });
    }

    /** Asks WeChat again (刷新). */
    public AccountProfile refreshProfile(String appId) {
        keep.describe(appId);
        return AccountProfile.of(keep.require(appId));
    }

    /** The tenant that the account belongs to, if any. */
    public Optional<String> owner(String appId) {
        return accounts.ofAnyTenant(appId).filter(Account::joined).map(Account::tenantId);
    }

    /**
     * Gives the account to a tenant unless it has one.
     *
     * @param wechatId as typed, or null to leave it as it is
     * @return the tenant that it belongs to now: the given one, or another that was first
     */
    public String join(String appId, String tenantId, @Nullable String wechatId) {
        return keep.change(appId, account -> {
                    if (account.joined()) {
                        return false;
                    }
                    if (wechatId != null) {
                        account.wechatId(wechatId);
                    }
                    account.join(tenantId);
                    return true;
                })
                .tenantId();
    }
}
