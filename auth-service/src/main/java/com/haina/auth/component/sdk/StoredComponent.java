package com.haina.auth.component.sdk;

import java.time.Instant;
import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;

import com.haina.auth.component.ComponentProperties;
import com.haina.auth.component.ComponentSecrets;
import com.haina.auth.lease.TakeTurns;

import me.chanjar.weixin.open.api.impl.WxOpenInMemoryConfigStorage;
import me.chanjar.weixin.open.bean.WxOpenComponentAccessToken;

/**
 * What the SDK remembers of the component, kept in the store. Tokens of accounts do not pass through here: the account writes its access
 * and refresh token in one go with a check of what was there before, which the SDK's separate setters cannot.
 */
final class StoredComponent extends WxOpenInMemoryConfigStorage {

    private final ComponentSecrets secrets;
    private final TurnLock lock;

    StoredComponent(ComponentProperties properties, ComponentSecrets secrets, TakeTurns turns) {
        this.secrets = secrets;
        this.lock = new TurnLock(turns, "component-token");
        setWxOpenInfo(properties.appId(), properties.appSecret(), properties.token(), properties.aesKey());
    }

    @Override
    public String getComponentVerifyTicket() {
        return secrets.ticket().orElse("");
    }

    @Override
    public @Nullable String getComponentAccessToken() {
        return secrets.accessToken().orElse(null);
    }

    @Override
    public boolean isComponentAccessTokenExpired() {
        return secrets.accessToken().isEmpty();
    }

    @Override
    public void expireComponentAccessToken() {
        secrets.accessToken().ifPresent(secrets::expireAccessToken);
    }

    @Override
    public void updateComponentAccessToken(WxOpenComponentAccessToken token) {
        updateComponentAccessToken(token.getComponentAccessToken(), token.getExpiresIn());
    }

    /** Ends a little before WeChat's time, so that no request starts with a token that ends on its way. */
    @Override
    public void updateComponentAccessToken(String token, int expiresInSeconds) {
        secrets.keepAccessToken(token, Instant.now().plusSeconds(expiresInSeconds - 200L), lock.fence());
    }

    @Override
    public Lock getComponentAccessTokenLock() {
        return lock;
    }

    /** The SDK would recurse without end while WeChat refuses its tokens; one more try is made by the caller. */
    @Override
    public boolean autoRefreshToken() {
        return false;
    }

    @Override
    public String getAuthorizerRefreshToken(String appId) {
        throw new UnsupportedOperationException("an account keeps its own tokens");
    }

    @Override
    public void updateAuthorizerRefreshToken(String appId, String refreshToken) {
        // kept by the account
    }

    @Override
    public void setAuthorizerRefreshToken(String appId, String refreshToken) {
        // kept by the account
    }

    @Override
    public void updateAuthorizerAccessToken(String appId, String accessToken, int expiresInSeconds) {
        // kept by the account
    }

    /** The inherited one prints secrets. */
    @Override
    public String toString() {
        return "StoredComponent[" + getComponentAppId() + "]";
    }
}
