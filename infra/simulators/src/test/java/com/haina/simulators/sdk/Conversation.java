package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.open.util.WxOpenCryptUtil;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A follower and an account who talk; the platform's side is the SDK that the platform uses. */
abstract class Conversation {

    static final String ACCOUNT = "wxa1b2c3d4e5f60001";
    static final String USER_NAME = "gh_1f0a7c55e001";
    static final String PATH = "/wechat/" + ACCOUNT;

    final Control control;
    final Platform platform;
    WeixinSdk sdk;
    WxMpService account;
    String person;
    String onPhone;

    Conversation(Control control, Platform platform) {
        this.control = control;
        this.platform = platform;
    }

    @BeforeEach
    void joinAndFollow() {
        sdk = new WeixinSdk(control.port());
        person = control.post("/sim/api/persons", Map.of("name", "陈桂芳"))
                .path("id")
                .asString();
        onPhone = "/sim/api/persons/" + person + "/accounts/" + ACCOUNT;
        grant(Map.of());
    }

    void follow() {
        control.put(onPhone + "/follow", Map.of());
        await("subscribe");
    }

    void expire() {
        control.post(onPhone + "/windows/expiry", Map.of());
    }

    void grant(Map<String, Object> request) {
        account = sdk.granted(control, ACCOUNT, request);
    }

    void send(String text) throws WxErrorException {
        account.getKefuService()
                .sendKefuMessage(
                        WxMpKefuMessage.TEXT().toUser(openId()).content(text).build());
    }

    String openId() {
        return control.get("/sim/api/persons/" + person + "/openids/" + ACCOUNT)
                .path("openId")
                .asString();
    }

    String ticket() {
        Platform.Push push = platform.await("/wechat", "component_verify_ticket");
        return sdk.componentMessage(push).getComponentVerifyTicket();
    }

    Platform.Push await(String text) {
        return platform.await(PATH, text);
    }

    WxMpXmlMessage read(Platform.Push push) {
        return sdk.message(push);
    }

    String reply(Platform.Push push, String text) {
        return encrypted(WxMpXmlOutMessage.TEXT()
                .content(text)
                .fromUser(USER_NAME)
                .toUser(read(push).getFromUser())
                .build());
    }

    String encrypted(WxMpXmlOutMessage message) {
        return new WxOpenCryptUtil(sdk.storage).encrypt(message.toXml());
    }

    JsonNode awaitChat(String text) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            var found = control.get("/sim/api/persons/" + person + "/chats")
                    .valueStream()
                    .filter(message -> message.path("text").asString().contains(text))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as("waiting for " + text).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    void awaitFaultsUsed() {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!control.get("/sim/api/faults").isEmpty()) {
            assertThat(System.nanoTime()).as("waiting for the fault").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    static int error(ThrowingCallable call) {
        return WeixinSdk.error(call);
    }
}
