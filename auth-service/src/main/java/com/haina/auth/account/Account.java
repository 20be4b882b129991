package com.haina.auth.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.auth.component.OpenPlatform.Profile;
import com.haina.contracts.account.AccountAuthorized;
import com.haina.contracts.account.AccountCertificationChanged;
import com.haina.contracts.account.AccountRefreshRefused;
import com.haina.contracts.account.AccountUnauthorized;
import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/**
 * A WeChat account that authorized the platform; its id is the app id. It belongs to no tenant until a property office joined with it, and
 * then for good: an account is never joined twice.
 */
@Document("accounts")
class Account extends Aggregate {

    /** How long before its end a token is no longer handed out. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private boolean authorized;
    private @Nullable Instant authorizedAt;
    private @Nullable Sealed refreshToken;
    private @Nullable Sealed accessToken;
    private @Nullable Instant accessTokenExpiresAt;
    private @Nullable Instant refreshedAt;
    private @Nullable Integer refreshRefusedCode;
    private @Nullable Instant revokedAt;
    private long fence;
    private List<Integer> scopes = List.of();
    private String name = "";
    private String userName = "";
    private @Nullable String wechatId;
    private @Nullable String principalName;
    private @Nullable String logoUrl;
    private @Nullable String qrCodeUrl;
    private int serviceType;
    private int verifyType = -1;
    private int status = 1;
    private @Nullable Instant profileAt;

    private Account() {}

    Account(String appId) {
        super(appId);
        belongTo(NO_TENANT);
    }

    /**
     * Takes what an exchanged authorization code brought. Said each time, also when the last authorization stood and grants the same: a
     * service that had stopped calling for the account goes on.
     */
    void grant(Sealed newRefreshToken, Sealed newAccessToken, Instant expiresAt, List<Integer> newScopes, Instant at) {
        var before = authorized;
        authorized = true;
        authorizedAt = at;
        refreshToken = newRefreshToken;
        accessToken = newAccessToken;
        accessTokenExpiresAt = expiresAt;
        refreshedAt = at;
        refreshRefusedCode = null;
        revokedAt = null;
        scopes = List.copyOf(newScopes);
        record(before ? AccountAuthorized.UPDATED_TYPE : AccountAuthorized.TYPE, new AccountAuthorized(id(), scopes));
    }

    /**
     * Takes a refreshed access token, and the refresh token if it is a new one; never nothing in place of something.
     *
     * @return false when the holder of a later turn was here
     */
    boolean refresh(Sealed token, Instant expiresAt, @Nullable Sealed newRefreshToken, long holdersFence, Instant at) {
        if (holdersFence < fence) {
            return false;
        }
        fence = holdersFence;
        refreshedAt = at;
        refreshRefusedCode = null;
        accessToken = token;
        accessTokenExpiresAt = expiresAt;
        if (newRefreshToken != null) {
            refreshToken = newRefreshToken;
        }
        return true;
    }

    /** WeChat refused a refresh; kept until one succeeds, and told unless it was told already. */
    void refreshRefused(int code) {
        if (refreshRefusedCode == null || refreshRefusedCode != code) {
            record(AccountRefreshRefused.TYPE, new AccountRefreshRefused(id(), code));
        }
        refreshRefusedCode = code;
    }

    /** The refresh token as WeChat's list has it, for one that was lost. */
    void recover(Sealed recovered) {
        refreshToken = recovered;
    }

    /** The authorization ended, unless it was given anew since. */
    boolean revoke(Instant at) {
        if (!authorized || (authorizedAt != null && at.plusSeconds(2).isBefore(authorizedAt))) {
            return false;
        }
        authorized = false;
        accessToken = null;
        accessTokenExpiresAt = null;
        refreshToken = null;
        revokedAt = at;
        record(AccountUnauthorized.TYPE, new AccountUnauthorized(id()));
        return true;
    }

    /** Takes the profile as WeChat has it. A WeChat id set by hand stays when WeChat has none. */
    void describe(Profile profile, Instant at) {
        var certified = certifiedServiceAccount();
        name = profile.name();
        userName = profile.userName();
        if (profile.alias() != null) {
            wechatId = profile.alias();
        }
        principalName = profile.principalName();
        logoUrl = profile.logoUrl();
        qrCodeUrl = profile.qrCodeUrl();
        serviceType = profile.serviceType();
        verifyType = profile.verifyType();
        status = profile.status();
        if (profileAt != null && certified != certifiedServiceAccount()) {
            record(AccountCertificationChanged.TYPE, new AccountCertificationChanged(id(), !certified));
        }
        if (!profile.scopes().isEmpty() && authorized && !profile.scopes().equals(scopes)) {
            scopes = List.copyOf(profile.scopes());
            record(AccountAuthorized.UPDATED_TYPE, new AccountAuthorized(id(), scopes));
        }
        profileAt = at;
    }

    void wechatId(@Nullable String typed) {
        wechatId = typed == null || typed.isBlank() ? null : typed;
    }

    /** Gives the account to a tenant; says so again for those who need to know whose it is. */
    void join(String tenant) {
        belongTo(tenant);
        record(AccountAuthorized.TYPE, new AccountAuthorized(id(), scopes));
    }

    boolean joined() {
        return !tenantId().equals(NO_TENANT);
    }

    boolean authorized() {
        return authorized;
    }

    @Nullable
    Instant authorizedAt() {
        return authorizedAt;
    }

    @Nullable
    Sealed refreshToken() {
        return refreshToken;
    }

    /** The access token if it is good for a while yet. */
    @Nullable
    Sealed accessToken(Instant now) {
        return accessTokenExpiresAt != null && now.plus(MARGIN).isBefore(accessTokenExpiresAt) ? accessToken : null;
    }

    /** End of the access token; absent when none is kept. */
    @Nullable
    Instant tokenEnd() {
        return accessTokenExpiresAt;
    }

    Instant accessTokenExpiresAt() {
        return accessTokenExpiresAt == null ? Instant.EPOCH : accessTokenExpiresAt;
    }

    @Nullable
    Instant refreshedAt() {
        return refreshedAt;
    }

    @Nullable
    Integer refreshRefusedCode() {
        return refreshRefusedCode;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    List<Integer> scopes() {
        return scopes;
    }

    String name() {
        return name;
    }

    String userName() {
        return userName;
    }

    @Nullable
    String wechatId() {
        return wechatId;
    }

    @Nullable
    String principalName() {
        return principalName;
    }

    @Nullable
    String logoUrl() {
        return logoUrl;
    }

    @Nullable
    String qrCodeUrl() {
        return qrCodeUrl;
    }

    /** A service account verified by WeChat, the kind that the platform is made for. */
    boolean certifiedServiceAccount() {
        return serviceType == 2 && verifyType == 0;
    }

    int status() {
        return status;
    }

    @Nullable
    Instant profileAt() {
        return profileAt;
    }
}
