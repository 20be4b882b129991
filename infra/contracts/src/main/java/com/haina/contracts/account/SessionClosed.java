package com.haina.contracts.account;

/**
 * A signed-in browser is signed in no longer: somebody signed out, ended it, or its operator was suspended. Its subject is the session.
 *
 * @param operatorId whose it was
 */
public record SessionClosed(String operatorId) {

    public static final String TYPE = "auth.session-closed.v1";
}
