package com.haina.wechat.running;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountHealth;
import com.haina.contracts.account.AccountOutline;
import com.haina.contracts.account.AccountToken;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;

/** In place of auth-service, which is another module: hands out tokens that the simulators issued. The journeys run the real one. */
public final class StandInAuthority implements AccountApi {

    private final Map<String, AccountOutline> accounts = new ConcurrentHashMap<>();
    private final Map<String, AccountToken> tokens = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** A new account of a tenant with all permissions; answers its app id. */
    public String newAccount(String tenantId) {
        String appId = Simulators.newAccount("万家星城", "", "p1");
        Simulators.call("POST", "/sim/api/accounts/" + appId + "/grants", Map.of());
        put(appId, tenantId, List.of(1, 2, 3, 4, 7, 11, 15), true);
        return appId;
    }

    /** What is true of an account from now on. */
    public void put(String appId, String tenantId, List<Integer> scopes, boolean authorized) {
        String userName = Simulators.call("GET", "/sim/api/accounts/" + appId, null)
                .path("userName")
                .asString("gh_000000000000");
        accounts.put(appId, new AccountOutline(appId, userName, "万家星城", tenantId, scopes, authorized));
    }

    @Override
    public AccountToken accessToken(String appId, String stale) {
        AccountOutline account = account(appId);
        if (!account.authorized()) {
            throw problem(HttpStatus.CONFLICT);
        }
        return tokens.compute(
                appId, (id, kept) -> kept != null && !kept.accessToken().equals(stale) ? kept : fetch(id));
    }

    @Override
    public AccountOutline account(String appId) {
        AccountOutline account = accounts.get(appId);
        if (account == null) {
            throw problem(HttpStatus.NOT_FOUND);
        }
        return account;
    }

    /** While it is, nothing is to be learnt of any account's health. */
    public void away(boolean now) {
        away = now;
    }

    @Override
    public AccountHealth health(String appId) {
        if (away) {
            throw new ResourceAccessException("auth-service is away");
        }
        AccountOutline account = account(appId);
        Instant now = Instant.now();
        return new AccountHealth(
                appId,
                now,
                now,
                now.plusSeconds(7000),
                now,
                null,
                account.scopes(),
                true,
                1,
                account.authorized() ? null : now);
    }

    @Override
    public List<AccountOutline> accounts() {
        return accounts.values().stream()
                .filter(account -> account.tenantId().equals(CurrentTenant.id()))
                .toList();
    }

    private static AccountToken fetch(String appId) {
        String token = Simulators.call("POST", "/sim/api/accounts/" + appId + "/grants", Map.of())
                .path("accessToken")
                .asString();
        return new AccountToken(token, Instant.now().plusSeconds(7000));
    }

    private static HttpClientErrorException problem(HttpStatus status) {
        return HttpClientErrorException.create(status, status.name(), HttpHeaders.EMPTY, new byte[0], null);
    }

    /** Makes it the service's only authority. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        @Primary
        StandInAuthority standInAuthority() {
            return new StandInAuthority();
        }
    }
}
