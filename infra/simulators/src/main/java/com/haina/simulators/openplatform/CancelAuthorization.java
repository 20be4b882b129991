package com.haina.simulators.openplatform;

import org.springframework.stereotype.Component;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** The owner of an account takes the authorization back on WeChat's own site. */
@Component
public class CancelAuthorization {

    private final Accounts accounts;
    private final Authorizations authorizations;
    private final AuthorizationEvents events;
    private final AccessTokens tokens;

    CancelAuthorization(
            Accounts accounts, Authorizations authorizations, AuthorizationEvents events, AccessTokens tokens) {
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.events = events;
        this.tokens = tokens;
    }

    /** Ends the account's tokens and tells the platform; without an authorization nothing happens. */
    public void cancel(String appId) {
        if (authorizations.revoke(accounts.get(appId).appId())) {
            tokens.expire(TokenKind.AUTHORIZER, appId);
            events.revoked(appId);
        }
    }

    /** Whether the account has authorized the platform at present. */
    public boolean isAuthorized(String appId) {
        return authorizations.find(appId).isPresent();
    }
}
