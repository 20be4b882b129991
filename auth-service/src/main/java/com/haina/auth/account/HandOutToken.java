package com.haina.auth.account;

import java.time.Clock;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.OpenPlatform.RefreshedToken;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.lease.TakeTurns;
import com.haina.contracts.account.AccountToken;
import com.haina.platform.crypto.FieldCipher;

/**
 * Hands out a valid access token of an account. Only one instance refreshes at a time, since each refresh ends the token before it; a result
 * is dropped when the account was authorized anew meanwhile or a later turn was faster.
 */
@Component
class HandOutToken {

    private static final Logger log = LoggerFactory.getLogger(HandOutToken.class);

    private final KeepAuthorization keep;
    private final OpenPlatform openPlatform;
    private final TakeTurns turns;
    private final FieldCipher cipher;
    private final Clock clock;

    HandOutToken(KeepAuthorization keep, OpenPlatform openPlatform, TakeTurns turns, FieldCipher cipher, Clock clock) {
        this.keep = keep;
        this.openPlatform = openPlatform;
        this.turns = turns;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * A token that is good for some minutes at least.
     *
     * @param stale a token that WeChat refused, or empty; fetched anew only if it is still the one kept
     */
    AccountToken handOut(String appId, String stale) {
        return kept(keep.require(appId), stale)
                .orElseGet(() -> turns.call("account-token:" + appId, fence -> {
                    // Who waited for the turn finds what its holder fetched.
                    var account = keep.require(appId);
                    return kept(account, stale).orElseGet(() -> fetch(account, fence));
                }));
    }

    private Optional<AccountToken> kept(Account account, String stale) {
        if (!account.authorized()) {
            throw new AccountRevoked();
        }
        return Optional.ofNullable(account.accessToken(clock.instant()))
                .map(token -> cipher.decrypt(token, KeepAuthorization.ACCESS_TOKEN))
                .filter(token -> !token.equals(stale))
                .map(token -> new AccountToken(token, account.accessTokenExpiresAt()));
    }

    private AccountToken fetch(Account account, long fence) {
        var refreshToken = refreshToken(account);
        RefreshedToken fresh;
        try {
            fresh = openPlatform.refresh(account.id(), refreshToken);
        } catch (WechatRefused refused) {
            keep.change(account.id(), now -> {
                var ours = holds(now, refreshToken);
                if (ours) {
                    now.refreshRefused(refused.wechatCode());
                }
                return ours;
            });
            if (!refused.authorizationLost()) {
                throw refused;
            }
            fresh = recover(account, refreshToken, refused);
        }
        return store(account.id(), refreshToken, fresh, fence);
    }

    /** The refresh token may have been replaced without our knowing; WeChat's list of authorizers is the last place to look. */
    private RefreshedToken recover(Account account, String refused, WechatRefused refusal) {
        var listed = openPlatform.recoverRefreshToken(account.id()).filter(token -> !token.equals(refused));
        if (listed.isPresent()) {
            try {
                var fresh = openPlatform.refresh(account.id(), listed.get());
                return new RefreshedToken(
                        fresh.accessToken(),
                        fresh.expiresAt(),
                        fresh.refreshToken() == null ? listed.get() : fresh.refreshToken());
            } catch (WechatRefused again) {
                log.warn("the listed refresh token of {} was refused too, code {}", account.id(), again.wechatCode());
            }
        }
        log.warn("account {} has to authorize anew, code {}", account.id(), refusal.wechatCode());
        keep.change(account.id(), now -> holds(now, refused) && now.revoke(clock.instant()));
        throw new AccountRevoked();
    }

    private AccountToken store(String appId, String used, RefreshedToken fresh, long fence) {
        var token = cipher.encrypt(fresh.accessToken(), KeepAuthorization.ACCESS_TOKEN);
        var replacement = fresh.refreshToken() == null || fresh.refreshToken().equals(used)
                ? null
                : cipher.encrypt(fresh.refreshToken(), KeepAuthorization.REFRESH_TOKEN);
        var after = keep.change(
                appId,
                account -> holds(account, used)
                        && account.refresh(token, fresh.expiresAt(), replacement, fence, clock.instant()));
        return kept(after, "").orElseThrow(AccountRevoked::new);
    }

    /** Compare and set: what we fetched belongs to this refresh token and to no other. */
    private boolean holds(Account account, String refreshToken) {
        return account.authorized() && refreshToken(account).equals(refreshToken);
    }

    private String refreshToken(Account account) {
        var sealed = account.refreshToken();
        if (sealed == null) {
            throw new AccountRevoked();
        }
        return cipher.decrypt(sealed, KeepAuthorization.REFRESH_TOKEN);
    }
}
