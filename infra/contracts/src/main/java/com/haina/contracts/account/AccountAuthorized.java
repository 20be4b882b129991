package com.haina.contracts.account;

import java.util.List;

/**
 * An account authorized the platform, or changed what it grants. Published by auth-service on {@code auth.events}; subject = app id.
 *
 * @param scopes granted permission set ids
 */
public record AccountAuthorized(String appId, List<Integer> scopes) {

    /** Wire type for an authorization where there was none. */
    public static final String TYPE = "auth.account-authorized.v1";
    /** Wire type for an authorization given anew while the last one stood, and for a change of the granted permission sets. */
    public static final String UPDATED_TYPE = "auth.account-authorization-updated.v1";
}
