package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a follower does is pushed to the account, and its answer stands in the chat. */
@SimulatorTest
class TalksWithSdkTests extends Conversation {

    TalksWithSdkTests(Control control, Platform platform) {
        super(control, platform);
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

    @ParameterizedTest
    @MethodSource("texts")
    void aReplyThatWechatDoesNotTakeLeavesTheAccountOutOfOrder(String text) {
        follow();
        platform.answerWith(push -> reply(push, text));
        control.post(onPhone + "/messages", Map.of("text", "停水吗"));

        assertThat(awaitChat("该公众号暂时无法提供服务").path("kind").asString()).isEqualTo("NOTE");
    }

    static Stream<String> texts() {
        return Stream.of(" ", "字".repeat(682) + "abc", "一\u000b二");
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
    void theEntriesOfTheMenuArePushed() {
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
    }
}
