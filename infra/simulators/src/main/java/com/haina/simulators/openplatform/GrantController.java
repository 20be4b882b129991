package com.haina.simulators.openplatform;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.tokens.AccessToken;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** For tests of one service: an account that authorized the platform, without anybody scanning anything, and a token of it. */
@RestController
class GrantController {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final Authorizations authorizations;
    private final AccessTokens tokens;

    GrantController(Accounts accounts, Authorizations authorizations, AccessTokens tokens) {
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.tokens = tokens;
    }

    /** Grants, or grants anew with these permissions; nothing is pushed. The token before stays valid for five minutes. */
    @PostMapping("/sim/api/accounts/{appId}/grants")
    Granted grant(@PathVariable String appId, @Valid @RequestBody GrantRequest request) {
        accounts.get(appId);
        if (request.permissions() != null || authorizations.find(appId).isEmpty()) {
            authorizations.grant(appId, request.permissions() == null ? PermissionSet.ids() : request.permissions());
        }
        AccessToken token = tokens.issue(TokenKind.AUTHORIZER, appId);
        String code = authorizations.issueCode(appId, CODE_LIFETIME).value();
        return new Granted(token.value(), AccessTokens.LIFETIME, code);
    }

    /**
     * What is granted.
     *
     * @param permissions permission set ids; absent: all, or those granted before
     */
    record GrantRequest(@Nullable List<Integer> permissions) {}

    /**
     * What the account has now.
     *
     * @param authorizationCode as its authorization page would lead back with; good once
     */
    record Granted(String accessToken, int expiresIn, String authorizationCode) {}
}
