package com.haina.auth.account;

import java.util.List;

import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.component.ComponentSecrets;
import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountHealth;
import com.haina.contracts.account.AccountOutline;
import com.haina.contracts.account.AccountToken;
import com.haina.platform.problem.RecordNotFound;

import io.swagger.v3.oas.annotations.Hidden;

/** Tokens and accounts for the other services. */
@Hidden
@RestController
class InternalAccountController implements AccountApi {

    private final HandOutToken handOutToken;
    private final Accounts accounts;
    private final ComponentSecrets secrets;

    InternalAccountController(HandOutToken handOutToken, Accounts accounts, ComponentSecrets secrets) {
        this.handOutToken = handOutToken;
        this.accounts = accounts;
        this.secrets = secrets;
    }

    @Override
    public AccountToken accessToken(String appId, String stale) {
        return handOutToken.handOut(appId, stale);
    }

    @Override
    public AccountOutline account(String appId) {
        return outline(accounts.ofAnyTenant(appId).orElseThrow(RecordNotFound::new));
    }

    @Override
    public AccountHealth health(String appId) {
        var account = accounts.ofAnyTenant(appId).orElseThrow(RecordNotFound::new);
        return new AccountHealth(
                appId,
                secrets.ticketReceivedAt().orElse(null),
                account.authorizedAt(),
                account.authorized() ? account.tokenEnd() : null,
                account.refreshedAt(),
                account.refreshRefusedCode(),
                account.scopes(),
                account.certifiedServiceAccount(),
                account.status(),
                account.revokedAt());
    }

    @Override
    public List<AccountOutline> accounts() {
        return accounts.all().stream().map(InternalAccountController::outline).toList();
    }

    private static AccountOutline outline(Account account) {
        return new AccountOutline(
                account.id(),
                account.userName(),
                account.name(),
                account.tenantId(),
                account.scopes(),
                account.authorized());
    }
}
