package com.haina.contracts.account;

import java.util.List;

/**
 * A WeChat account of a tenant.
 *
 * @param appId wx…
 * @param userName the original id gh_…
 * @param scopes granted permission set ids (func_info, WeChat Open Platform "api_get_authorizer_info")
 * @param authorized false after {@code unauthorized}
 */
public record AccountOutline(
        String appId, String userName, String name, String tenantId, List<Integer> scopes, boolean authorized) {}
