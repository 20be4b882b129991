package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An account of its own for a test, authorized, with the SDK that calls for it. */
final class AccountUnderTest {

    final String appId;
    final WeixinSdk sdk;
    WxMpService mp;

    private final Control control;

    AccountUnderTest(Control control) {
        this.control = control;
        this.sdk = new WeixinSdk(control.port());
        this.appId = control.post("/sim/api/accounts", Map.of("name", "试验•花园", "admins", List.of("p1")))
                .path("appId")
                .asString();
        this.mp = grant(Map.of());
    }

    WxMpService grant(Map<String, Object> request) {
        mp = sdk.granted(control, appId, request);
        return mp;
    }

    /** Somebody new who follows the account. */
    Follower follower(String name) {
        Follower follower = stranger(name);
        control.put(follower.path() + "/follow", Map.of());
        return follower;
    }

    /** Somebody new who does not. */
    Follower stranger(String name) {
        String person = control.post("/sim/api/persons", Map.of("name", name))
                .path("id")
                .asString();
        return new Follower(
                person,
                control.get("/sim/api/persons/" + person + "/openids/" + appId)
                        .path("openId")
                        .asString());
    }

    WxMpXmlMessage event(Platform platform, String text) {
        Platform.Push push = platform.await("/wechat/" + appId, text);
        return sdk.message(push);
    }

    /** A new token of the component's, for the ticket that is pushed now. */
    String componentToken(Platform platform) throws WxErrorException {
        control.post("/sim/api/tickets", Map.of());
        Platform.Push push = platform.await("/wechat", "component_verify_ticket");
        sdk.storage.setComponentVerifyTicket(sdk.componentMessage(push).getComponentVerifyTicket());
        return sdk.component.getComponentAccessToken(true);
    }

    static int error(ThrowingCallable call) {
        return WeixinSdk.error(call);
    }

    final class Follower {

        final String person;
        final String openId;

        private Follower(String person, String openId) {
            this.person = person;
            this.openId = openId;
        }

        String path() {
            return "/sim/api/persons/" + person + "/accounts/" + appId;
        }

        /** The message of this kind on the phone, as soon as it is there. */
        JsonNode sees(String kind) {
            long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (true) {
                var found = control.get("/sim/api/persons/" + person + "/chats")
                        .valueStream()
                        .filter(message -> message.path("kind").asString().equals(kind))
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                assertThat(System.nanoTime()).as("waiting for " + kind).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }
}
