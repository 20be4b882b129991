package com.haina.contracts.account;

/**
 * WeChat describes an account otherwise than before: it became a service account verified by WeChat, or is one no longer. Published by
 * auth-service on {@code auth.events}; subject = app id.
 *
 * @param certified what it is now
 */
public record AccountCertificationChanged(String appId, boolean certified) {

    /** Wire type. */
    public static final String TYPE = "auth.account-certification-changed.v1";
}
