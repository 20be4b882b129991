package com.haina.simulators.openplatform;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.mp.Account;
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

    /**
     * Ends the account's tokens and tells the platform; without an authorization nothing happens.
     *
     * @param personId who does it on the phone, empty when it is done from outside
     * @throws ResponseStatusException 403 when the person does not administer the account
     */
    public void cancel(String appId, String personId) {
        Account account = accounts.get(appId);
        if (!personId.isEmpty() && !account.admins().contains(personId)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "not an administrator of " + appId);
        }
        if (authorizations.revoke(appId)) {
            tokens.expire(TokenKind.AUTHORIZER, appId);
            events.revoked(appId, personId);
        }
    }
}
