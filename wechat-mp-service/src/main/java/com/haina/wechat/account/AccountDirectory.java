package com.haina.wechat.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

import com.haina.contracts.account.AccountApi;

/** Which accounts there are, whose they are, and whether they may be called. */
@Component
public class AccountDirectory {

    private static final Logger log = LoggerFactory.getLogger(AccountDirectory.class);

    private final WechatAccounts accounts;
    private final AccountApi authority;
    private final List<AccountChanges> changes;
    private final Clock clock;

    AccountDirectory(WechatAccounts accounts, AccountApi authority, List<AccountChanges> changes, Clock clock) {
        this.accounts = accounts;
        this.authority = authority;
        this.changes = changes;
        this.clock = clock;
    }

    /** An account of the current tenant; 404 if it has none of this id. */
    public WechatAccount get(String appId) {
        return accounts.get(appId);
    }

    /** The accounts of the current tenant. */
    public List<WechatAccount> all() {
        return accounts.all();
    }

    /** All accounts, for work that begins inside the service: bind each one's tenant before touching anything else. */
    public List<WechatAccount> ofAllTenants() {
        return accounts.ofAllTenants();
    }

    /** Whoever it belongs to; asked of auth-service the first time. Empty for an account that never authorized the platform. */
    public Optional<WechatAccount> known(String appId) {
        Optional<WechatAccount> here = accounts.ofAnyTenant(appId);
        if (here.isPresent()) {
            return here;
        }
        try {
            return Optional.of(learn(appId));
        } catch (HttpClientErrorException.NotFound unknown) {
            return Optional.empty();
        }
    }

    /** Takes what auth-service says of an account now. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public WechatAccount refresh(String appId) {
        return learn(appId);
    }

    /** It was no longer authorized a moment ago; it may be again by now. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void revoked(String appId) {
        accounts.ofAnyTenant(appId).ifPresent(account -> {
            try {
                account.describe(authority.account(appId), clock.instant());
            } catch (HttpClientErrorException.NotFound unknown) {
                account.revoke();
            }
            accounts.save(account);
        });
    }

    /** WeChat said just now that this account must not be called. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void stop(String appId, int code) {
        stop(appId, code, clock.instant());
    }

    /**
     * WeChat said, in answer to a call, that this account must not be called.
     *
     * @param asked when the call began: what was mended since is not stopped by it
     */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void stop(String appId, int code, Instant asked) {
        accounts.ofAnyTenant(appId)
                .filter(account -> account.usableSince(asked))
                .ifPresent(account -> {
                    log.warn("account {} is stopped, code {}", appId, code);
                    Instant now = clock.instant();
                    account.stop(code, now);
                    accounts.save(account);
                    changes.forEach(heard -> heard.stopped(account, code, now));
                });
    }

    /** Somebody mended what had stopped it. */
    @Retryable(includes = OptimisticLockingFailureException.class)
    public void resume(String appId) {
        WechatAccount account = accounts.get(appId);
        boolean stopped = account.stoppedBy() != null;
        account.resume(clock.instant());
        accounts.save(account);
        if (stopped) {
            changes.forEach(heard -> heard.resumed(account, clock.instant()));
        }
    }

    /** WeChat called about it. */
    public void calledBack(String appId, Instant at) {
        accounts.calledBack(appId, at);
    }

    /** Read before it is asked for, so that whoever was told something newer meanwhile is not overwritten. */
    private WechatAccount learn(String appId) {
        WechatAccount account = accounts.ofAnyTenant(appId).orElseGet(() -> new WechatAccount(appId));
        account.describe(authority.account(appId), clock.instant());
        return accounts.save(account);
    }
}
