package com.haina.auth.component.sdk;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.haina.auth.component.ComponentProperties;
import com.haina.auth.component.ComponentSecrets;
import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.lease.TakeTurns;
import com.haina.weixin.WechatHosts;
import com.haina.weixin.sdk.SdkHttp;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.http.URIUtil;
import me.chanjar.weixin.open.api.WxOpenComponentService;
import me.chanjar.weixin.open.api.impl.WxOpenServiceImpl;

/** weixin-java-open, unmodified, with its traps closed: no endless refresh, no secrets in exceptions, one breaker for the component. */
@Component
class SdkOpenPlatform implements OpenPlatform {

    /** The component's token ended early: the SDK has dropped it, the next call fetches another. */
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

    private static final int BUSY = -1;

    /** As many as api_get_authorizer_list gives at once. */
    private static final int AUTHORIZERS_A_PAGE = 500;

    private final WxOpenComponentService component;
    private final String componentAppId;
    private final WechatHosts hosts;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Clock clock;

    SdkOpenPlatform(
            ComponentProperties properties,
            ComponentSecrets secrets,
            TakeTurns turns,
            SdkHttp http,
            WechatHosts hosts,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            Clock clock) {
        http.install();
        var service = new WxOpenServiceImpl();
        service.setWxOpenConfigStorage(new StoredComponent(properties, secrets, turns));
        this.component = service.getWxOpenComponentService();
        this.componentAppId = properties.appId();
        this.hosts = hosts;
        this.breaker = breakers.circuitBreaker(
                "wechat-component",
                CircuitBreakerConfig.from(breakers.getDefaultConfig())
                        .recordExceptions(WechatUnreachable.class)
                        .build());
        this.bulkhead = bulkheads.bulkhead("wechat-component");
        this.clock = clock;
    }

    @Override
    public PreAuthCode preAuthCode() {
        var answer = post(WxOpenComponentService.API_CREATE_PREAUTHCODE_URL, request());
        return new PreAuthCode(
                answer.get("pre_auth_code").getAsString(),
                clock.instant().plusSeconds(answer.get("expires_in").getAsLong()));
    }

    @Override
    public String authorizationPage(String preAuthCode, String redirectUri) {
        return page(WxOpenComponentService.COMPONENT_LOGIN_PAGE_URL, preAuthCode, redirectUri);
    }

    @Override
    public String mobileAuthorizationPage(String preAuthCode, String redirectUri) {
        return page(WxOpenComponentService.COMPONENT_MOBILE_LOGIN_PAGE_URL, preAuthCode, redirectUri);
    }

    /** Only official accounts (auth_type 1) are offered; no account is named beforehand. */
    private String page(String template, String preAuthCode, String redirectUri) {
        return hosts.link(template.formatted(componentAppId, preAuthCode, URIUtil.encodeURIComponent(redirectUri))
                .replace("auth_type=xxx", "auth_type=1")
                .replace("&biz_appid=xxx", ""));
    }

    @Override
    public Grant exchange(String authorizationCode) {
        var request = request();
        request.addProperty("authorization_code", authorizationCode);
        var info = post(WxOpenComponentService.API_QUERY_AUTH_URL, request).getAsJsonObject("authorization_info");
        return new Grant(
                info.get("authorizer_appid").getAsString(),
                info.get("authorizer_access_token").getAsString(),
                clock.instant().plusSeconds(info.get("expires_in").getAsLong()),
                info.get("authorizer_refresh_token").getAsString(),
                scopes(info));
    }

    @Override
    public RefreshedToken refresh(String appId, String refreshToken) {
        var request = request();
        request.addProperty("authorizer_appid", appId);
        request.addProperty("authorizer_refresh_token", refreshToken);
        var answer = post(WxOpenComponentService.API_AUTHORIZER_TOKEN_URL, request);
        return new RefreshedToken(
                answer.get("authorizer_access_token").getAsString(),
                clock.instant().plusSeconds(answer.get("expires_in").getAsLong()),
                text(answer, "authorizer_refresh_token"));
    }

    @Override
    public Profile profile(String appId) {
        return call(() -> {
            var answer = component.getAuthorizerInfo(appId);
            var info = answer.getAuthorizerInfo();
            var granted = answer.getAuthorizationInfo().getFuncInfo();
            return new Profile(
                    Objects.requireNonNullElse(info.getNickName(), ""),
                    Objects.requireNonNullElse(info.getUserName(), ""),
                    blankToNull(info.getAlias()),
                    blankToNull(info.getPrincipalName()),
                    blankToNull(info.getHeadImg()),
                    blankToNull(info.getQrcodeUrl()),
                    number(info.getServiceTypeInfo(), 0),
                    number(info.getVerifyTypeInfo(), -1),
                    number(info.getAccountStatus(), 1),
                    granted == null ? List.of() : List.copyOf(granted));
        });
    }

    @Override
    public Optional<String> recoverRefreshToken(String appId) {
        for (int offset = 0; ; offset += AUTHORIZERS_A_PAGE) {
            int from = offset;
            var page = call(() -> component.getAuthorizerList(from, AUTHORIZERS_A_PAGE));
            var listed = page.getList().stream()
                    .filter(authorizer -> appId.equals(authorizer.get("authorizer_appid")))
                    .findFirst();
            if (listed.isPresent()) {
                return listed.map(authorizer -> blankToNull(authorizer.get("refresh_token")));
            }
            if (page.getList().isEmpty() || from + page.getList().size() >= page.getTotalCount()) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void requestTicket() {
        call(() -> {
            component.startPushTicket();
            return Optional.empty();
        });
    }

    @Override
    public String visitorPage(String appId, String redirectUri, String state) {
        return hosts.link(component.oauth2buildAuthorizationUrl(appId, redirectUri, "snsapi_base", state));
    }

    @Override
    public Visitor visitor(String appId, String code) {
        return call(() -> {
            var token = component.oauth2getAccessToken(appId, URIUtil.encodeURIComponent(code));
            if (blankToNull(token.getOpenId()) == null) {
                throw new IllegalStateException("an answer without openid");
            }
            return new Visitor(token.getOpenId(), number(token.getSnapshotUser(), 0) == 1);
        });
    }

    private JsonObject request() {
        var json = new JsonObject();
        json.addProperty("component_appid", componentAppId);
        return json;
    }

    private JsonObject post(String url, JsonObject body) {
        return call(() ->
                JsonParser.parseString(component.post(url, body.toString())).getAsJsonObject());
    }

    private interface Call<T> {
        T make() throws WxErrorException;
    }

    private <T> T call(Call<T> call) {
        try {
            return bulkhead.executeSupplier(() -> breaker.executeSupplier(() -> withFreshToken(call)));
        } catch (CallNotPermittedException | BulkheadFullException unavailable) {
            throw new WechatUnreachable(unavailable.getClass().getSimpleName());
        }
    }

    private static <T> T withFreshToken(Call<T> call) {
        try {
            return attempt(call);
        } catch (WechatRefused refused) {
            if (TOKEN_REFUSED.contains(refused.wechatCode())) {
                return attempt(call);
            }
            throw refused;
        }
    }

    /** The SDK's exceptions hold whole requests and answers, so neither they nor their texts go any further. */
    private static <T> T attempt(Call<T> call) {
        try {
            return call.make();
        } catch (WxErrorException failure) {
            var code = failure.getError() == null ? BUSY : failure.getError().getErrorCode();
            if (code == BUSY || code == -99 || code == -1000) {
                throw new WechatUnreachable("busy, code " + code);
            }
            throw new WechatRefused(code);
        } catch (WxRuntimeException failure) {
            throw new WechatUnreachable(
                    failure.getCause() == null
                            ? "no answer"
                            : failure.getCause().getClass().getSimpleName());
        } catch (TakeTurns.TurnMissed missed) {
            throw new WechatUnreachable("another instance is refreshing the token");
        } catch (IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | JsonParseException strange) {
            throw new WechatUnreachable("an answer that cannot be read");
        }
    }

    private static List<Integer> scopes(JsonObject info) {
        if (!info.has("func_info")) {
            return List.of();
        }
        return info.getAsJsonArray("func_info").asList().stream()
                .map(function -> function.getAsJsonObject()
                        .getAsJsonObject("funcscope_category")
                        .get("id")
                        .getAsInt())
                .toList();
    }

    private static @Nullable String text(JsonObject json, String name) {
        return json.has(name) && !json.get(name).isJsonNull()
                ? blankToNull(json.get(name).getAsString())
                : null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static int number(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }
}
