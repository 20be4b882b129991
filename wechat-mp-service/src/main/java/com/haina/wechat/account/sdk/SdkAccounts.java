package com.haina.wechat.account.sdk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.stereotype.Component;

import com.google.gson.JsonParseException;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.AccountErrors;
import com.haina.wechat.account.AccountTokens;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.account.WechatFailure;
import com.haina.weixin.sdk.SdkHttp;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/**
 * weixin-java-mp, unmodified, for each account: a breaker and a bulkhead of its own, one refresh and one more try for a token that ended
 * early, then a while without a refresh if WeChat refuses that one too, no repetition otherwise, and no exception of the SDK's beyond this
 * class: they hold whole requests and answers.
 */
@Component
public class SdkAccounts {

    private final AccountTokens tokens;
    private final AccountDirectory directory;
    private final List<AccountErrors> errors;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final Clock clock;
    private final ConcurrentMap<String, WxMpService> services = new ConcurrentHashMap<>();

    SdkAccounts(
            AccountTokens tokens,
            AccountDirectory directory,
            List<AccountErrors> errors,
            SdkHttp http,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            Clock clock) {
        http.install();
        this.tokens = tokens;
        this.directory = directory;
        this.errors = errors;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.clock = clock;
    }

    /** A call on the account's SDK object. */
    public interface SdkCall<T> {
        T on(WxMpService account) throws WxErrorException;
    }

    /**
     * Calls WeChat for an account.
     *
     * @throws WechatFailure with WeChat's code; {@link Verdict#NOT_ASKED} when the breaker is open, too many calls are under way or there
     *     is no token; {@link Verdict#NO_ANSWER} when no answer came, after which it is not known whether the call had its effect
     */
    public <T> T call(String appId, SdkCall<T> call) {
        Instant asked = clock.instant();
        try {
            return bulkheads
                    .bulkhead("wechat-" + appId)
                    .executeSupplier(() -> breaker(appId).executeSupplier(() -> withFreshToken(appId, call)));
        } catch (CallNotPermittedException | BulkheadFullException unavailable) {
            throw new WechatFailure(Verdict.NOT_ASKED);
        } catch (WechatFailure failure) {
            if (failure.verdict() == Verdict.STOP_ACCOUNT) {
                directory.stop(appId, failure.errcode(), asked);
            }
            errors.forEach(heard -> heard.refused(appId, failure.errcode()));
            throw failure;
        }
    }

    /**
     * One call with a token that the caller holds, for an account that is none of the platform's: nothing is refreshed, repeated, remembered
     * or stopped.
     */
    public <T> T callWith(String appId, String token, SdkCall<T> call) {
        return attempt(service(appId), token, call);
    }

    /** Only silence and busyness open it: an answer that refuses is an answer. */
    private CircuitBreaker breaker(String appId) {
        return breakers.circuitBreaker(
                WechatAccount.BREAKER + appId,
                () -> CircuitBreakerConfig.from(breakers.getDefaultConfig())
                        .recordException(
                                failure -> !(failure instanceof WechatFailure refused) || isSilence(refused.errcode()))
                        .build());
    }

    private static boolean isSilence(int code) {
        return code == Verdict.NO_ANSWER || code == -1 || code == -1000;
    }

    private <T> T withFreshToken(String appId, SdkCall<T> call) {
        WxMpService service = services.computeIfAbsent(appId, this::service);
        String token = tokens.current(appId);
        try {
            return attempt(service, token, call);
        } catch (WechatFailure failure) {
            if (failure.verdict() != Verdict.REFRESH_TOKEN) {
                throw failure;
            }
            return withNewerToken(service, appId, tokens.after(appId, token).orElseThrow(() -> failure), call);
        }
    }

    private <T> T withNewerToken(WxMpService service, String appId, String token, SdkCall<T> call) {
        try {
            return attempt(service, token, call);
        } catch (WechatFailure failure) {
            if (failure.verdict() == Verdict.REFRESH_TOKEN) {
                tokens.refusedAnew(appId, token);
            }
            throw failure;
        }
    }

    private static <T> T attempt(WxMpService service, String token, SdkCall<T> call) {
        TokenOfCall.set(token);
        try {
            return call.on(service);
        } catch (WxErrorException failure) {
            throw new WechatFailure(
                    failure.getError() == null
                            ? Verdict.NO_ANSWER
                            : failure.getError().getErrorCode());
        } catch (WxRuntimeException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | JsonParseException unreadable) {
            throw new WechatFailure(Verdict.NO_ANSWER);
        } finally {
            TokenOfCall.clear();
        }
    }

    private WxMpService service(String appId) {
        WxMpServiceImpl service = new PlainService();
        service.setMaxRetryTimes(0); // the SDK would sleep in this thread and repeat sends that took effect
        service.setWxMpConfigStorage(new TokenOfCall(appId));
        return service;
    }

    /** Sends JSON as WeChat reads it. */
    private static final class PlainService extends WxMpServiceImpl {

        @Override
        @SuppressWarnings("unchecked")
        public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
            return super.execute(executor, uri, data instanceof String json ? (E) PlainJson.of(json) : data);
        }
    }

    /** A storage that knows the one token of the call under way: what it is and when it ends is somebody else's work. */
    private static final class TokenOfCall extends WxMpDefaultConfigImpl {

        private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

        TokenOfCall(String appId) {
            setAppId(appId);
        }

        static void set(String token) {
            CURRENT.set(token);
        }

        static void clear() {
            CURRENT.remove();
        }

        @Override
        public String getAccessToken() {
            return CURRENT.get();
        }

        @Override
        public boolean isAccessTokenExpired() {
            return false;
        }

        @Override
        public void expireAccessToken() {
            // refused: the caller fetches another
        }

        @Override
        public boolean autoRefreshToken() {
            return false;
        }
    }
}
