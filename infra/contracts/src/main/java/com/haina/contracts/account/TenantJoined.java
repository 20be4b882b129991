package com.haina.contracts.account;

/** A property office finished joining. Published by auth-service on {@code auth.events}; subject = tenant id. */
public record TenantJoined(String appId) {

    /** Wire type. */
    public static final String TYPE = "auth.tenant-joined.v1";
}
