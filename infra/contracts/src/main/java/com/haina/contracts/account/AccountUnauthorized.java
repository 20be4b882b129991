package com.haina.contracts.account;

/** An account took its authorization back. Published by auth-service on {@code auth.events}; subject = app id. */
public record AccountUnauthorized(String appId) {

    /** Wire type. */
    public static final String TYPE = "auth.account-unauthorized.v1";
}
