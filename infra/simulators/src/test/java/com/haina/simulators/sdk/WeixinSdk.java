package com.haina.simulators.sdk;

import java.util.HashMap;
import java.util.Map;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.hc.DefaultHttpComponentsClientBuilder;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.open.api.WxOpenComponentService;
import me.chanjar.weixin.open.api.impl.WxOpenInMemoryConfigStorage;
import me.chanjar.weixin.open.api.impl.WxOpenMpServiceImpl;
import me.chanjar.weixin.open.api.impl.WxOpenServiceImpl;
import me.chanjar.weixin.open.bean.message.WxOpenXmlMessage;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The unmodified SDK, every host of which is routed to the simulator by its Host header. */
final class WeixinSdk {

    final WxOpenInMemoryConfigStorage storage = new Storage();
    final WxOpenComponentService component;

    WeixinSdk(int port) {
        HttpHost simulator = new HttpHost("http", "127.0.0.1", port);
        // The SDK's client is one per process; the last test class wins, which is fine within one simulator.
        DefaultHttpComponentsClientBuilder client = DefaultHttpComponentsClientBuilder.get();
        client.setCloseableHttpClient(HttpClients.custom()
                .setRoutePlanner((target, context) -> new HttpRoute(simulator))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .build());
        client.getPrepared().set(true);
        storage.setComponentAppId("wx5e1f00000000c0de");
        storage.setComponentAppSecret("simulated-component-secret");
        storage.setComponentToken("simulated-component-token");
        storage.setComponentAesKey("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        WxOpenServiceImpl service = new WxOpenServiceImpl();
        service.setWxOpenConfigStorage(storage);
        component = service.getWxOpenComponentService();
    }

    /** An account's calls; the SDK itself keeps one of these per process, with whatever storage came first. */
    WxMpService account(String appId) {
        return new WxOpenMpServiceImpl(component, appId, storage.getWxMpConfigStorage(appId));
    }

    /**
     * An account that grants the platform something, without anybody scanning.
     *
     * @param request empty: all, or what it granted before; {@code permissions}: these
     * @return its calls, with a new token
     */
    WxMpService granted(Control control, String appId, Map<String, Object> request) {
        String token = control.post("/sim/api/accounts/" + appId + "/grants", new HashMap<>(request))
                .path("accessToken")
                .asString();
        storage.updateAuthorizerAccessToken(appId, token, 7200);
        return account(appId);
    }

    /** What the open platform pushed about an account's joining or its own ticket. */
    WxOpenXmlMessage componentMessage(Platform.Push push) {
        return WxOpenXmlMessage.fromEncryptedXml(
                push.body(),
                storage,
                push.query().get("timestamp"),
                push.query().get("nonce"),
                push.query().get("msg_signature"));
    }

    /** What WeChat pushed for an account. */
    WxMpXmlMessage message(Platform.Push push) {
        return WxOpenXmlMessage.fromEncryptedMpXml(
                push.body(),
                storage,
                push.query().get("timestamp"),
                push.query().get("nonce"),
                push.query().get("msg_signature"));
    }

    /** The code with which WeChat refused a call. */
    static int error(ThrowingCallable call) {
        return catchThrowableOfType(WxErrorException.class, call).getError().getErrorCode();
    }

    private static final class Storage extends WxOpenInMemoryConfigStorage {

        /** The SDK repeats an expired call without end otherwise. */
        @Override
        public boolean autoRefreshToken() {
            return false;
        }
    }
}
