package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What an account says of its own accord, within the limits of its window. */
@SimulatorTest
class CustomerServiceWithSdkTests extends Conversation {

    private final MovableClock clock;

    CustomerServiceWithSdkTests(Control control, Platform platform, MovableClock clock) {
        super(control, platform);
        this.clock = clock;
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
    void anEntryOfAMenuMessageIsPushedAsAText() throws Exception {
        follow();
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
    void aCharacterThatIsGivenByItsNumberIsRefused() throws Exception {
        follow();
        assertThat(error(() -> send("第一行\u2028第二行"))).as("the SDK writes it so").isEqualTo(40033);
        assertThat(error(() -> send("一\u000b二"))).isEqualTo(40033);
        send("反斜杠 \\u4f60 不是编号");
        awaitChat("反斜杠 \\u4f60 不是编号");
    }

    @Test
    void aFollowerWhoHasNeverWrittenIsNoUnknownPerson() throws Exception {
        var empty = new AccountUnderTest(control);
        control.put("/sim/api/accounts/" + empty.appId + "/crowd", Map.of("count", 1));
        String silent = empty.mp.getUserService().userList(null).getOpenids().getFirst();
        assertThat(error(() -> empty.mp
                        .getKefuService()
                        .sendKefuMessage(WxMpKefuMessage.TEXT()
                                .toUser(silent)
                                .content("在吗")
                                .build())))
                .isEqualTo(45015);
        assertThat(error(() -> account.getKefuService()
                        .sendKefuMessage(WxMpKefuMessage.TEXT()
                                .toUser(silent)
                                .content("别家的")
                                .build())))
                .isEqualTo(49003);
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
}
