package com.haina.auth.signin.sdk;

import org.springframework.stereotype.Component;

import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.signin.WebsiteLogin;
import com.haina.auth.signin.WebsiteProperties;
import com.haina.weixin.WechatHosts;
import com.haina.weixin.sdk.SdkHttp;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.open.api.impl.WxOpenInMemoryConfigStorage;
import me.chanjar.weixin.open.api.impl.WxOpenOAuth2ServiceImpl;

/** weixin-java's website login. It keeps nothing: a code is exchanged once and only the openid is used. */
@Component
class SdkWebsiteLogin implements WebsiteLogin {

    private final WebsiteProperties properties;
    private final WechatHosts hosts;
    private final WxOpenOAuth2ServiceImpl login;
    private final CircuitBreaker breaker;

    SdkWebsiteLogin(WebsiteProperties properties, WechatHosts hosts, SdkHttp http, CircuitBreakerRegistry breakers) {
        http.install();
        this.properties = properties;
        this.hosts = hosts;
        this.login = new WxOpenOAuth2ServiceImpl(
                properties.appId(), properties.appSecret(), new WxOpenInMemoryConfigStorage());
        this.breaker = breakers.circuitBreaker(
                "wechat-website",
                CircuitBreakerConfig.from(breakers.getDefaultConfig())
                        .recordExceptions(WechatUnreachable.class)
                        .build());
    }

    @Override
    public boolean configured() {
        return !properties.appId().isEmpty();
    }

    @Override
    public String page(String redirectUri, String state) {
        return hosts.link(login.buildAuthorizationUrl(redirectUri, "snsapi_login", state));
    }

    @Override
    public String openId(String code) {
        try {
            return breaker.executeSupplier(() -> exchange(code));
        } catch (CallNotPermittedException open) {
            throw new WechatUnreachable("breaker open");
        }
    }

    private String exchange(String code) {
        try {
            var openId = login.getAccessToken(code).getOpenId();
            if (openId == null || openId.isBlank()) {
                throw new WechatUnreachable("an answer without openid");
            }
            return openId;
        } catch (WxErrorException failure) {
            throw new WechatRefused(
                    failure.getError() == null ? -1 : failure.getError().getErrorCode());
        } catch (WxRuntimeException failure) {
            throw new WechatUnreachable(
                    failure.getCause() == null
                            ? "no answer"
                            : failure.getCause().getClass().getSimpleName());
        }
    }
}
