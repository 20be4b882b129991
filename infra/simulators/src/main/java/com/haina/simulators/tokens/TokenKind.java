package com.haina.simulators.tokens;

/** What a token gives access to. */
public enum TokenKind {
    /** component_access_token; subject: the component's app id. */
    COMPONENT,
    /** authorizer_access_token; subject: the account's app id. */
    AUTHORIZER,
    /** Website sign-in; subject: the openid. */
    WEBSITE,
    /** A follower's page; subject: app id, openid and scope, with spaces between. */
    PAGE,
    /** provider_access_token; subject: the provider's corp id. */
    PROVIDER,
    /** suite_access_token; subject: the suite id. */
    SUITE
}
