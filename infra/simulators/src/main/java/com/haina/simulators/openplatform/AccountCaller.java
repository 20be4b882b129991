package com.haina.simulators.openplatform;

import java.util.Arrays;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** Who calls an API of an account: the platform, with the account's token. */
@Component
public final class AccountCaller {

    private final AccessTokens tokens;
    private final Authorizations authorizations;

    AccountCaller(AccessTokens tokens, Authorizations authorizations) {
        this.tokens = tokens;
        this.authorizations = authorizations;
    }

    /**
     * The account for which the call is made.
     *
     * @param token the query's access_token
     * @param sets the permission sets of which one is enough; none: any authorization
     * @return its app id
     * @throws ApiFailure for a token that is missing, unknown, expired or of another kind, 61003 when the account has
     *     taken its authorization back, 61007 when it has given the platform none of the sets
     */
    public String check(String token, int... sets) {
        String appId = tokens.require(TokenKind.AUTHORIZER, token);
        Authorization authorization = authorizations.require(appId);
        if (sets.length > 0 && Arrays.stream(sets).noneMatch(authorization.functions()::contains)) {
            throw new ApiFailure(61007, "api is unauthorized to component");
        }
        return appId;
    }

    /**
     * Whose token it is, for tools that the component uses for itself too.
     *
     * @return the app id of an account, or the component's
     * @throws ApiFailure for a token that is missing, unknown or expired, 61003 as above
     */
    public String checkOwner(String token) {
        return tokens.is(TokenKind.COMPONENT, token) ? tokens.require(TokenKind.COMPONENT, token) : check(token);
    }

    /** @throws ApiFailure 61003 when the account has not authorized the platform */
    public void checkAuthorized(String appId) {
        authorizations.require(appId);
    }
}
