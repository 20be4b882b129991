package com.haina.contracts.account;

import java.util.List;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * WeChat accounts that authorized the platform, offered by auth-service, the only holder of their refresh tokens. Internal: a service token.
 */
@HttpExchange("/internal/v1/accounts")
public interface AccountApi {

    /**
     * A valid access token of the account.
     *
     * @param appId the account's app id (wx…)
     * @param stale the token that WeChat has just refused (40001, 42001, 40014), so that a newer one is fetched at most once; or empty
     * @return the token; 404 for an unknown account, 409 code {@code account.revoked} for one that took its authorization back
     */
    @GetExchange("/{appId}/access-token")
    AccountToken accessToken(@PathVariable String appId, @RequestParam(defaultValue = "") String stale);

    /**
     * One account, of whatever tenant; its tenant is {@code -} until it joined.
     *
     * @return the account; 404 for one that never authorized the platform
     */
    @GetExchange("/{appId}")
    AccountOutline account(@PathVariable String appId);

    /**
     * How an account's authorization is doing.
     *
     * @return what is known; 404 for an account that never authorized the platform
     */
    @GetExchange("/{appId}/health")
    AccountHealth health(@PathVariable String appId);

    /** The accounts of the tenant in the header {@code X-Tenant-Id}. */
    @GetExchange
    List<AccountOutline> accounts();
}
