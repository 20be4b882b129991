package com.haina.wechat.account;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.account.AccountOutline;
import com.haina.platform.outbox.Aggregate;

/** A tenant's official account, as auth-service told of it; its id is the app id. Of no tenant until its office joined. */
@Document("accounts")
public class WechatAccount extends Aggregate {

    /** An account's circuit breaker is named by this and its app id. */
    public static final String BREAKER = "wechat-";

    private String userName = "";
    private String name = "";
    private List<Integer> scopes = List.of();
    private boolean authorized;
    private @Nullable Integer stoppedBy;
    private @Nullable Instant stoppedAt;
    /** When somebody last saw to it that it works. */
    private @Nullable Instant mendedAt;

    private @Nullable Instant lastCallbackAt;

    private WechatAccount() {}

    WechatAccount(String appId) {
        super(appId);
        belongTo(NO_TENANT);
    }

    /** Takes what auth-service knows now; an account that authorized again goes on. */
    void describe(AccountOutline outline, Instant at) {
        belongTo(outline.tenantId());
        userName = outline.userName();
        name = outline.name();
        scopes = List.copyOf(outline.scopes());
        authorized = outline.authorized();
        if (authorized) {
            resume(at);
        }
    }

    /** Nothing more is sent until it authorizes again. */
    void revoke() {
        authorized = false;
    }

    /** WeChat said that the account must not be called: outgoing work waits. */
    void stop(int code, Instant at) {
        if (stoppedBy == null) {
            stoppedBy = code;
            stoppedAt = at;
        }
    }

    void resume(Instant at) {
        stoppedBy = null;
        stoppedAt = null;
        mendedAt = at;
    }

    void calledBack(Instant at) {
        if (lastCallbackAt == null || lastCallbackAt.isBefore(at)) {
            lastCallbackAt = at;
        }
    }

    /** The original id gh_…, which messages name as their sender. */
    public String userName() {
        return userName;
    }

    public String name() {
        return name;
    }

    /** Granted permission set ids. */
    public List<Integer> scopes() {
        return scopes;
    }

    /** Whether a permission set is granted: one of these ids. */
    public boolean granted(int... oneOf) {
        for (int scope : oneOf) {
            if (scopes.contains(scope)) {
                return true;
            }
        }
        return false;
    }

    public boolean authorized() {
        return authorized;
    }

    /** Whether WeChat may be called for it. */
    public boolean usable() {
        return authorized && stoppedBy == null;
    }

    /** Whether it is usable, and was not mended since this moment only. */
    boolean usableSince(Instant time) {
        return usable() && (mendedAt == null || !mendedAt.isAfter(time));
    }

    /** The code that stopped it; absent while it works. */
    public @Nullable Integer stoppedBy() {
        return stoppedBy;
    }

    public @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    /** When WeChat last called about it. */
    public @Nullable Instant lastCallbackAt() {
        return lastCallbackAt;
    }
}
