package com.haina.simulators.openplatform;

import java.time.Duration;

import org.springframework.stereotype.Component;

import com.haina.simulators.mp.Account;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** What WeChat does itself for the test of 全网发布: no person scans anything. */
@Component
public final class TestAuthorization {

    private final Authorizations authorizations;
    private final AuthorizationEvents events;
    private final PreAuthCodes preAuthCodes;
    private final Tickets tickets;
    private final AccessTokens tokens;

    TestAuthorization(
            Authorizations authorizations,
            AuthorizationEvents events,
            PreAuthCodes preAuthCodes,
            Tickets tickets,
            AccessTokens tokens) {
        this.authorizations = authorizations;
        this.events = events;
        this.preAuthCodes = preAuthCodes;
        this.tickets = tickets;
        this.tokens = tokens;
    }

    /** Pushes the latest ticket again; whether it was taken. */
    public boolean pushTicket() {
        return events.ticket(tickets.latest()).taken();
    }

    /** Authorizes the account and pushes {@code authorized}; answers a code of its own for the text of the test. */
    public String grant(Account account) {
        authorizations.grant(account.appId(), PermissionSet.ids());
        Duration hour = Duration.ofHours(1);
        events.granted(
                "authorized",
                authorizations.issueCode(account.appId(), hour),
                preAuthCodes.issue().value(),
                "");
        return authorizations.issueCode(account.appId(), hour).value();
    }

    /** Takes the authorization back; the platform is told. */
    public void revoke(String appId) {
        if (authorizations.revoke(appId)) {
            tokens.expire(TokenKind.AUTHORIZER, appId);
            events.revoked(appId, "");
        }
    }
}
