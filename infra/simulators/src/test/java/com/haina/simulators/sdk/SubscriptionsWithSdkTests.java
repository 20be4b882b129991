package com.haina.simulators.sdk;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplate;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** Subscription notifications as the SDK sends them. */
@SimulatorTest
class SubscriptionsWithSdkTests {

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    private AccountUnderTest account;
    private String template;

    @BeforeEach
    void join() throws Exception {
        account = new AccountUnderTest(control);
        template = account.mp.getTemplateMsgService().getAllPrivateTemplate().stream()
                .filter(one -> one.getTitle().equals("停水停电通知"))
                .map(WxMpTemplate::getTemplateId)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoSaidYesGetsOneAndTheAccountHearsOfBoth() throws Exception {
        var person = account.stranger("陈桂芳");
        answer(person, true);
        var asked = account.event(platform, "subscribe_msg_popup_event")
                .getSubscribeMsgPopupEvent()
                .getList()
                .getFirst();
        assertThat(asked.getTemplateId()).isEqualTo(template);
        assertThat(asked.getSubscribeStatusString()).isEqualTo("accept");

        String id = account.mp.getSubscribeMsgService().send(message(person.openId));

        var card = person.sees("TEMPLATE");
        assertThat(card.path("title").asString()).isEqualTo("停水停电通知");
        var sent = account.event(platform, "subscribe_msg_sent_event")
                .getSubscribeMsgSentEvent()
                .getList()
                .getFirst();
        assertThat(sent.getMsgId()).isEqualTo(id);
        assertThat(sent.getErrorCode()).isEqualTo("0");
        assertThat(error(() -> account.mp.getSubscribeMsgService().send(message(person.openId))))
                .as("one yes is good for one")
                .isEqualTo(43101);
    }

    @Test
    void whoSaidNoOrTookTheirYesBackGetsNone() throws Exception {
        var service = account.mp.getSubscribeMsgService();
        var person = account.follower("吴小满");
        assertThat(error(() -> service.send(message(person.openId))))
                .as("never asked")
                .isEqualTo(43101);
        answer(person, false);
        assertThat(error(() -> service.send(message(person.openId)))).isEqualTo(43101);

        answer(person, true);
        control.delete(path(person));
        assertThat(account.event(platform, "subscribe_msg_change_event")
                        .getSubscribeMsgChangeEvent()
                        .getList()
                        .getFirst()
                        .getSubscribeStatusString())
                .isEqualTo("reject");
        assertThat(error(() -> service.send(message(person.openId)))).isEqualTo(43101);
    }

    @Test
    void aNotificationIsCheckedBeforeItUsesUpTheYes() throws Exception {
        var service = account.mp.getSubscribeMsgService();
        var person = account.follower("吴小满");
        answer(person, true);

        WxMpSubscribeMessage incomplete = message(person.openId);
        incomplete.getDataMap().remove("thing3");
        assertThat(error(() -> service.send(incomplete))).isEqualTo(47003);
        WxMpSubscribeMessage unknown = message(person.openId);
        unknown.setTemplateId("gone");
        assertThat(error(() -> service.send(unknown))).isEqualTo(40037);
        assertThat(error(() -> service.send(message("oNobody")))).isEqualTo(40003);

        assertThat(service.send(message(person.openId))).isNotEmpty();
    }

    private void answer(AccountUnderTest.Follower person, boolean accept) {
        control.put(path(person), Map.of("accept", accept));
    }

    private String path(AccountUnderTest.Follower person) {
        return person.path() + "/subscriptions/" + template;
    }

    private WxMpSubscribeMessage message(String openId) {
        return WxMpSubscribeMessage.builder()
                .toUser(openId)
                .templateId(template)
                .page("http://127.0.0.1:1/m/notices/1")
                .dataMap(new HashMap<>(Map.of(
                        "thing1", "万家星城",
                        "thing2", "检修",
                        "time1", "2026年11月28日 08:30",
                        "time2", "2026年11月28日 18:30",
                        "thing3", "3栋")))
                .build();
    }
}
