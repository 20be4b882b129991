package com.haina.auth.account;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.haina.auth.UntilSaved;
import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.OpenPlatform.Grant;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.problem.RecordNotFound;

/** Every change of an account goes through here: read, decide, save if nobody saved in between, else decide again. */
@Component
class KeepAuthorization {

    static final String REFRESH_TOKEN = "auth.account.refresh-token";
    static final String ACCESS_TOKEN = "auth.account.access-token";

    private static final Logger log = LoggerFactory.getLogger(KeepAuthorization.class);

    private final Accounts accounts;
    private final FieldCipher cipher;
    private final OpenPlatform openPlatform;
    private final Clock clock;

    KeepAuthorization(Accounts accounts, FieldCipher cipher, OpenPlatform openPlatform, Clock clock) {
        this.accounts = accounts;
        this.cipher = cipher;
        this.openPlatform = openPlatform;
        this.clock = clock;
    }

    /** Keeps a grant, then asks for the profile; the grant is safe before anything else is tried. */
    void keep(Grant grant, Instant at) {
        var refreshToken = cipher.encrypt(grant.refreshToken(), REFRESH_TOKEN);
        var accessToken = cipher.encrypt(grant.accessToken(), ACCESS_TOKEN);
        change(grant.appId(), account -> {
            account.grant(refreshToken, accessToken, grant.accessTokenExpiresAt(), grant.scopes(), at);
            return true;
        });
        try {
            describe(grant.appId());
        } catch (WechatRefused | WechatUnreachable failure) {
            log.warn("the profile of {} will be asked for later: {}", grant.appId(), failure.getMessage());
        }
    }

    /** Asks WeChat for the account's profile and keeps it. */
    void describe(String appId) {
        var profile = openPlatform.profile(appId);
        change(appId, account -> {
            account.describe(profile, clock.instant());
            return true;
        });
    }

    void revoke(String appId, Instant at) {
        if (accounts.ofAnyTenant(appId).isPresent()) {
            change(appId, account -> account.revoke(at));
        }
    }

    /** Changes an account, or makes it. */
    Account change(String appId, Predicate<Account> change) {
        return UntilSaved.changeOrMake(
                () -> accounts.ofAnyTenant(appId).orElseGet(() -> new Account(appId)), change, accounts::save);
    }

    Account require(String appId) {
        return accounts.ofAnyTenant(appId).orElseThrow(RecordNotFound::new);
    }
}
