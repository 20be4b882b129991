package com.haina.contracts.account;

/**
 * WeChat refused to renew an account's access token; told once until a renewal succeeds, or when the reason becomes another. Published by
 * auth-service on {@code auth.events}; subject = app id.
 *
 * @param code WeChat's errcode
 */
public record AccountRefreshRefused(String appId, int code) {

    /** Wire type. */
    public static final String TYPE = "auth.account-refresh-refused.v1";
}
