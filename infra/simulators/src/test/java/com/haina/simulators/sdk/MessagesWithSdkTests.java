package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.open.bean.message.WxOpenXmlMessage;
import me.chanjar.weixin.open.util.WxOpenCryptUtil;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Followers and an account talk; the platform's side is the SDK that the platform uses. */
@SimulatorTest
class MessagesWithSdkTests {

    private static final String ACCOUNT = "wxa1b2c3d4e5f60001";
    private static final String USER_NAME = "gh_1f0a7c55e001";
    private static final String PATH = "/wechat/" + ACCOUNT;

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    private WeixinSdk sdk;
    private WxMpService account;
    private String person;
    private String onPhone;

    @BeforeEach
    void joinAndFollow() {
        sdk = new WeixinSdk(control.port());
        person = control.post("/sim/api/persons", Map.of("name", "陈桂芳"))
                .path("id")
                .asString();
        onPhone = "/sim/api/persons/" + person + "/accounts/" + ACCOUNT;
        grant(Map.of());
    }

    @Test
    void followingIsPushedAsAnEventThatTheSdkReads() {
        control.put(onPhone + "/follow", Map.of());

        Platform.Push push = await("subscribe");
        WxMpXmlMessage event = read(push);
        assertThat(event.getToUser()).isEqualTo(USER_NAME);
        assertThat(event.getFromUser())
                .matches("o[\\w-]{27}")
                .isEqualTo(push.query().get("openid"));
        assertThat(event.getMsgType()).isEqualTo("event");
        assertThat(event.getEvent()).isEqualTo("subscribe");
        assertThat(push.body()).startsWith("<xml><ToUserName><![CDATA[" + USER_NAME + "]]></ToUserName><Encrypt>");

        control.put(onPhone + "/follow", Map.of());
        control.delete(onPhone + "/follow");
        assertThat(read(await("unsubscribe")).getFromUser()).isEqualTo(event.getFromUser());
    }

    @Test
    void anAccountThatKeepsItsMessagesToItselfIsNotPushed() {
        grant(Map.of("permissions", List.of(2, 4)));
        control.put(onPhone + "/follow", Map.of());
        control.post(onPhone + "/messages", Map.of("text", "没人听见"));
        grant(Map.of("permissions", List.of(1)));
        control.post(onPhone + "/messages", Map.of("text", "听见了"));

        Platform.Push first = platform.await(push -> push.path().equals(PATH), Duration.ofSeconds(15));
        assertThat(read(first).getContent()).isEqualTo("听见了");
    }

    @Test
    void aPassiveReplyStandsInTheChat() {
        follow();
        platform.answerWith(push -> reply(push, "收到：<b>" + read(push).getContent() + "</b>"));
        control.post(onPhone + "/messages", Map.of("text", "停水吗"));

        assertThat(awaitChat("收到").path("text").asString()).isEqualTo("收到：<b>停水吗</b>");
        assertThat(awaitChat("收到").path("mine").asBoolean()).isFalse();
    }

    @Test
    void anArticleIsShownAsACard() {
        follow();
        platform.answerWith(push -> {
            var article = new me.chanjar.weixin.mp.bean.message.WxMpXmlOutNewsMessage.Item();
            article.setTitle("停水通知");
            article.setDescription("3栋今晚停水");
            article.setPicUrl("http://127.0.0.1:1/p.jpg");
            article.setUrl("http://127.0.0.1:1/notice");
            return encrypted(WxMpXmlOutMessage.NEWS()
                    .addArticle(article)
                    .fromUser(USER_NAME)
                    .toUser(read(push).getFromUser())
                    .build());
        });
        control.post(onPhone + "/messages", Map.of("text", "通知"));

        JsonNode card = awaitChat("3栋今晚停水");
        assertThat(card.path("kind").asString()).isEqualTo("NEWS");
        assertThat(card.path("title").asString()).isEqualTo("停水通知");
        assertThat(card.path("url").asString()).isEqualTo("http://127.0.0.1:1/notice");
    }

    @Test
    void aMessageIsTriedThreeTimesWithTheSameIdAndThenTheFollowerReadsThatNobodyServes() {
        follow();
        platform.failNext(3);
        control.post(onPhone + "/messages", Map.of("text", "在吗"));

        Long id = read(await("在吗")).getMsgId();
        assertThat(read(await("在吗")).getMsgId()).isEqualTo(id);
        assertThat(read(await("在吗")).getMsgId()).isEqualTo(id);
        assertThat(awaitChat("该公众号暂时无法提供服务").path("kind").asString()).isEqualTo("NOTE");
    }

    @Test
    void anAnswerThatIsNoneIsToldToTheFollowerToo() {
        follow();
        platform.answerWith(push -> "<xml>oops</xml>");
        control.post(onPhone + "/messages", Map.of("text", "在吗"));

        awaitChat("该公众号暂时无法提供服务");
    }

    @Test
    void theMenuAndTheMenuMessageArePushed() throws Exception {
        follow();
        control.put(
                "/sim/api/accounts/" + ACCOUNT + "/menu",
                Map.of(
                        "buttons",
                        List.of(
                                Map.of("name", "电话", "type", "click", "key", "PHONE"),
                                Map.of("name", "我家", "type", "view", "url", "http://127.0.0.1:1/m/home"))));
        control.post(onPhone + "/menu-presses", Map.of("entry", 0));
        assertThat(read(await("CLICK")).getEventKey()).isEqualTo("PHONE");
        control.post(onPhone + "/menu-presses", Map.of("entry", 1));
        assertThat(read(await("VIEW")).getEventKey()).isEqualTo("http://127.0.0.1:1/m/home");

        var menu = new WxMpKefuMessage.MsgMenu("101", "满意");
        account.getKefuService()
                .sendKefuMessage(WxMpKefuMessage.MSGMENU()
                        .toUser(openId())
                        .headContent("这次服务您满意吗")
                        .tailContent("谢谢")
                        .msgMenus(List.of(menu))
                        .build());
        JsonNode sent = awaitChat("这次服务您满意吗");
        control.post(
                "/sim/api/persons/" + person + "/messages/"
                        + sent.path("number").asLong() + "/presses",
                Map.of("choice", "101"));
        Platform.Push tapped = await("bizmsgmenuid");
        assertThat(read(tapped).getContent()).isEqualTo("满意");
        assertThat(tapped.message()).contains("<bizmsgmenuid>101</bizmsgmenuid>");
    }

    @Test
    void pictureAndPlaceArePushed() {
        follow();
        control.post(onPhone + "/messages", Map.of("kind", "IMAGE", "pictureUrl", "http://127.0.0.1:1/pic.jpg"));
        assertThat(read(await("PicUrl")).getPicUrl()).isEqualTo("http://127.0.0.1:1/pic.jpg");
        control.post(
                onPhone + "/messages",
                Map.of("kind", "LOCATION", "text", "万家星城南门", "latitude", 30.2, "longitude", 120.1));
        assertThat(read(await("Location_X")).getLabel()).isEqualTo("万家星城南门");
    }

    @Test
    void aTextOpensAWindowForFiveMessagesInFortyEightHours() throws Exception {
        follow();
        expire();
        assertThat(error(() -> send("没开口"))).isEqualTo(45015);
        control.post(onPhone + "/messages", Map.of("text", "你好"));
        for (int i = 1; i <= 5; i++) {
            send("第 " + i + " 条");
        }
        awaitChat("第 5 条");
        assertThat(error(() -> send("第 6 条"))).isEqualTo(45047);
        control.post(onPhone + "/messages", Map.of("text", "再来"));
        send("又可以了");
        clock.advance(Duration.ofHours(49));
        grant(Map.of());
        assertThat(error(() -> send("太晚"))).isEqualTo(45015);
    }

    @Test
    void followingOpensAWindowForThreeMessagesInAMinute() throws Exception {
        follow();
        for (int i = 0; i < 3; i++) {
            send("欢迎");
        }
        assertThat(error(() -> send("多了"))).isEqualTo(45047);
        control.delete(onPhone + "/follow");
        assertThat(error(() -> send("走了"))).isEqualTo(45015);
        control.put(onPhone + "/follow", Map.of());
        clock.advance(Duration.ofSeconds(61));
        assertThat(error(() -> send("一分钟过了"))).isEqualTo(45015);
    }

    @Test
    void oneArticleIsEnoughAndAnUnknownPersonIsRefused() throws Exception {
        follow();
        assertThat(error(() -> account.getKefuService()
                        .sendKefuMessage(WxMpKefuMessage.NEWS()
                                .toUser(openId())
                                .addArticle(article("一"))
                                .addArticle(article("二"))
                                .build())))
                .isEqualTo(45008);
        assertThat(error(() -> account.getKefuService()
                        .sendKefuMessage(WxMpKefuMessage.TEXT()
                                .toUser("oNobody")
                                .content("?")
                                .build())))
                .isEqualTo(40003);
        account.getKefuService()
                .sendKefuMessage(WxMpKefuMessage.NEWS()
                        .toUser(openId())
                        .addArticle(article("一篇"))
                        .build());
        assertThat(awaitChat("说明").path("title").asString()).isEqualTo("一篇");
        assertThat(account.getKefuService().sendKfTypingState(openId(), "Typing"))
                .isTrue();
    }

    @Test
    void thePermissionAndTheRightTokenAreNeeded() throws Exception {
        follow();
        grant(Map.of("permissions", List.of(2, 4)));
        assertThat(error(() -> send("没有权限"))).isEqualTo(61007);
        control.delete("/sim/api/accounts/" + ACCOUNT + "/authorization");
        assertThat(error(() -> send("已取消授权"))).isEqualTo(42001);
        String path = "/api.weixin.qq.com/cgi-bin/message/custom/send?access_token=";
        assertThat(control.post(path + "unknown", Map.of()).path("errcode").asInt())
                .isEqualTo(40001);
        control.post("/sim/api/tickets", Map.of());
        sdk.storage.setComponentVerifyTicket(ticket());
        String component = sdk.component.getComponentAccessToken(true);
        assertThat(control.post(path + component, Map.of()).path("errcode").asInt())
                .isEqualTo(61015);
    }

    @Test
    void aPushOfOneAccountIsHeldBackUntilTheNext() {
        follow();
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_REORDER", "path", ACCOUNT + "/text", "count", 1));
        control.post(onPhone + "/messages", Map.of("text", "第一句"));
        awaitFaultsUsed();
        control.post(onPhone + "/messages", Map.of("text", "第二句"));

        assertThat(read(await("句")).getContent()).isEqualTo("第二句");
        assertThat(read(await("句")).getContent()).isEqualTo("第一句");
    }

    @Test
    void aFaultOfAnotherAccountDoesNotMatter() {
        follow();
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_OUTAGE", "path", "wxa1b2c3d4e5f60002"));
        control.post(onPhone + "/messages", Map.of("text", "通"));
        await("通");
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_OUTAGE", "path", ACCOUNT));
        control.post(onPhone + "/messages", Map.of("text", "不通"));
        awaitChat("该公众号暂时无法提供服务");
    }

    @Test
    void aStalePushIsSignedButOld() {
        follow();
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_STALE", "path", "text", "count", 1));
        control.post(onPhone + "/messages", Map.of("text", "旧"));

        Platform.Push push = await("旧");
        long now = clock.instant().getEpochSecond();
        assertThat(now - Long.parseLong(push.query().get("timestamp"))).isBetween(3590L, 3700L);
    }

    @Test
    void theApiMisbehavesOnRequestBeforeOrAfterTheMessageIsSent() throws Exception {
        follow();
        String path = "/cgi-bin/message/custom/send";
        for (int code : List.of(45009, 45015, 43004, 61003)) {
            control.post(
                    "/sim/api/faults",
                    Map.of("kind", "ERROR", "path", path, "code", Integer.toString(code), "count", 1));
            assertThat(error(() -> send("不该到"))).isEqualTo(code);
        }
        control.post("/sim/api/faults", Map.of("kind", "CUT", "path", path, "count", 1));
        assertThat(error(() -> send("到了"))).isEqualTo(-99);
        awaitChat("到了");
        assertThat(control.get("/sim/api/persons/" + person + "/chats").toString())
                .doesNotContain("不该到");
    }

    private static WxMpKefuMessage.WxArticle article(String title) {
        var article = new WxMpKefuMessage.WxArticle();
        article.setTitle(title);
        article.setDescription("说明");
        article.setUrl("http://127.0.0.1:1/a");
        article.setPicUrl("http://127.0.0.1:1/a.jpg");
        return article;
    }

    private void follow() {
        control.put(onPhone + "/follow", Map.of());
        await("subscribe");
    }

    private void expire() {
        control.post(onPhone + "/windows/expiry", Map.of());
    }

    private void grant(Map<String, Object> request) {
        JsonNode token = control.post("/sim/api/accounts/" + ACCOUNT + "/grants", new HashMap<>(request));
        sdk.storage.updateAuthorizerAccessToken(
                ACCOUNT, token.path("accessToken").asString(), 7200);
        account = sdk.account(ACCOUNT);
    }

    private void send(String text) throws WxErrorException {
        account.getKefuService()
                .sendKefuMessage(
                        WxMpKefuMessage.TEXT().toUser(openId()).content(text).build());
    }

    private String openId() {
        return control.get("/sim/api/persons/" + person + "/openids/" + ACCOUNT)
                .path("openId")
                .asString();
    }

    private String ticket() {
        Platform.Push push = platform.await("/wechat", "component_verify_ticket");
        return WxOpenXmlMessage.fromEncryptedXml(
                        push.body(),
                        sdk.storage,
                        push.query().get("timestamp"),
                        push.query().get("nonce"),
                        push.query().get("msg_signature"))
                .getComponentVerifyTicket();
    }

    private Platform.Push await(String text) {
        return platform.await(PATH, text);
    }

    private WxMpXmlMessage read(Platform.Push push) {
        return WxOpenXmlMessage.fromEncryptedMpXml(
                push.body(),
                sdk.storage,
                push.query().get("timestamp"),
                push.query().get("nonce"),
                push.query().get("msg_signature"));
    }

    private String reply(Platform.Push push, String text) {
        return encrypted(WxMpXmlOutMessage.TEXT()
                .content(text)
                .fromUser(USER_NAME)
                .toUser(read(push).getFromUser())
                .build());
    }

    private String encrypted(WxMpXmlOutMessage message) {
        return new WxOpenCryptUtil(sdk.storage).encrypt(message.toXml());
    }

    private JsonNode awaitChat(String text) {
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

    private void awaitFaultsUsed() {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!control.get("/sim/api/faults").isEmpty()) {
            assertThat(System.nanoTime()).as("waiting for the fault").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static int error(ThrowingCallable call) {
        return catchThrowableOfType(WxErrorException.class, call).getError().getErrorCode();
    }
}
