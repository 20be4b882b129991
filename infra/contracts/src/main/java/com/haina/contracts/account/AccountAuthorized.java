package com.haina.contracts.account;

import java.util.List;

/**
 * An account authorized the platform, or changed what it grants. Published by auth-service on {@code auth.events}; subject = app id.
 *
 * @param scopes granted permission set ids
 */
public record AccountAuthorized(String appId, List<Integer> scopes) {

    /** Wire type for a first or renewed authorization. */
    public static final String TYPE = "auth.account-authorized.v1";
    /** Wire type for a change of the granted permission sets. */
    public static final String UPDATED_TYPE = "auth.account-authorization-updated.v1";
}
