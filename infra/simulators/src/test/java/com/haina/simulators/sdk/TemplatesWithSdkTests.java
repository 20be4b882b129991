package com.haina.simulators.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplate;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** Template messages as the SDK sends them. */
@SimulatorTest
class TemplatesWithSdkTests {

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void anAccountBeginsWithAFewTemplates() throws Exception {
        var templates = account.mp.getTemplateMsgService();

        assertThat(templates.getAllPrivateTemplate())
                .extracting(WxMpTemplate::getTitle)
                .contains("停水停电通知", "业主认证结果通知");
        assertThat(water().getContent()).startsWith("小区：{{thing1.DATA}}\n原因：{{thing2.DATA}}\n开始时间：{{time1.DATA}}");
        assertThat(templates.getIndustry().getPrimaryIndustry().getSecondClass())
                .isEqualTo("物业");
    }

    @Test
    void templatesAreTakenFromTheLibraryByTheNamesOfTheirLines() throws Exception {
        var templates = account.mp.getTemplateMsgService();

        String added = templates.addTemplate("43220", List.of("单号", "进度"));
        assertThat(templates.getAllPrivateTemplate())
                .filteredOn(template -> template.getTemplateId().equals(added))
                .singleElement()
                .satisfies(template -> assertThat(template.getContent())
                        .isEqualTo("单号：{{character_string1.DATA}}\n进度：{{thing2.DATA}}"));
        assertThat(templates.delPrivateTemplate(added)).isTrue();
        assertThat(error(() -> templates.delPrivateTemplate(added))).isEqualTo(40037);
        assertThat(error(() -> templates.addTemplate("43220"))).isEqualTo(40246);
        assertThat(error(() -> templates.addTemplate("43220", List.of("没有的")))).isEqualTo(40246);
        assertThat(error(() -> templates.addTemplate("OPENTM207", List.of("单号"))))
                .isEqualTo(40247);
        for (int i = 4; i < 25; i++) {
            templates.addTemplate("43219", List.of("标题"));
        }
        assertThat(error(() -> templates.addTemplate("43219", List.of("标题")))).isEqualTo(45026);
    }

    @Test
    void aMessageStandsOnThePhoneAndTheAccountHearsThatItArrived() throws Exception {
        var follower = account.follower("陈桂芳");
        String id = account.mp.getTemplateMsgService().sendTemplateMsg(message(follower.openId, "m1"));

        var card = follower.sees("TEMPLATE");
        assertThat(card.path("title").asString()).isEqualTo("停水停电通知");
        assertThat(card.path("url").asString()).isEqualTo("http://127.0.0.1:1/m/notices/1");
        assertThat(card.path("facts").path(0).path("name").asString()).isEqualTo("小区");
        assertThat(card.path("facts").path(1).path("value").asString())
                .as("the SDK cuts a long value before it sends it")
                .isEqualTo("一二三四五六七八九十一二三四五六七...");
        WxMpXmlMessage event = account.event(platform, "TEMPLATESENDJOBFINISH");
        assertThat(event.getMsgId()).hasToString(id);
        assertThat(event.getStatus()).isEqualTo("success");
        assertThat(event.getFromUser()).isEqualTo(follower.openId);
    }

    @Test
    void theSameMessageIdIsSentOnce() throws Exception {
        var follower = account.follower("陈桂芳");
        var templates = account.mp.getTemplateMsgService();

        String first = templates.sendTemplateMsg(message(follower.openId, "m1"));
        assertThat(templates.sendTemplateMsg(message(follower.openId, "m1"))).isEqualTo(first);
        String second = templates.sendTemplateMsg(message(follower.openId, "m2"));
        assertThat(second).isNotEqualTo(first);
        assertThat(List.of(
                        account.event(platform, "TEMPLATESENDJOBFINISH")
                                .getMsgId()
                                .toString(),
                        account.event(platform, "TEMPLATESENDJOBFINISH")
                                .getMsgId()
                                .toString()))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whoRefusesNoticesIsTold() throws Exception {
        var follower = account.follower("陈桂芳");
        control.put(follower.path() + "/notice-block", Map.of());
        account.mp.getTemplateMsgService().sendTemplateMsg(message(follower.openId, "m1"));

        assertThat(account.event(platform, "TEMPLATESENDJOBFINISH").getStatus()).isEqualTo("failed:user block");

        control.delete(follower.path() + "/notice-block");
        control.put(
                "/sim/api/accounts/" + account.appId + "/outcomes",
                Map.of("kind", "TEMPLATE", "status", "failed: system failed", "count", 1));
        account.mp.getTemplateMsgService().sendTemplateMsg(message(follower.openId, "m2"));
        assertThat(account.event(platform, "TEMPLATESENDJOBFINISH").getStatus()).isEqualTo("failed: system failed");
        account.mp.getTemplateMsgService().sendTemplateMsg(message(follower.openId, "m3"));
        assertThat(account.event(platform, "TEMPLATESENDJOBFINISH").getStatus()).isEqualTo("success");
    }

    @Test
    void whatCannotBeSentIsRefused() throws Exception {
        var templates = account.mp.getTemplateMsgService();
        String stranger = account.stranger("吴小满").openId;
        String follower = account.follower("陈桂芳").openId;

        assertThat(error(() -> templates.sendTemplateMsg(message(stranger, ""))))
                .isEqualTo(43004);
        assertThat(error(() -> templates.sendTemplateMsg(message("oNobody", ""))))
                .isEqualTo(40003);
        WxMpTemplateMessage unknown = message(follower, "");
        unknown.setTemplateId("gone");
        assertThat(error(() -> templates.sendTemplateMsg(unknown))).isEqualTo(40037);
        WxMpTemplateMessage incomplete = message(follower, "");
        incomplete.getData().removeLast();
        assertThat(error(() -> templates.sendTemplateMsg(incomplete))).isEqualTo(47003);
        WxMpTemplateMessage untimely = message(follower, "");
        untimely.getData().get(2).setValue("明天上午");
        assertThat(error(() -> templates.sendTemplateMsg(untimely))).isEqualTo(47003);
        account.grant(Map.of("permissions", List.of(1, 2)));
        assertThat(error(() -> account.mp.getTemplateMsgService().getAllPrivateTemplate()))
                .isEqualTo(61007);
    }

    @Test
    void nobodyIsWrittenToTooOften() throws Exception {
        String follower = account.follower("陈桂芳").openId;
        String other = account.follower("吴小满").openId;
        var templates = account.mp.getTemplateMsgService();
        WxMpTemplateMessage message = message(follower, "");
        for (int i = 0; i < 30; i++) {
            templates.sendTemplateMsg(message);
        }

        assertThat(error(() -> templates.sendTemplateMsg(message))).isEqualTo(43117);
        assertThat(templates.sendTemplateMsg(message(other, ""))).isNotEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(templates.sendTemplateMsg(message)).isNotEmpty();
    }

    private WxMpTemplate water() throws Exception {
        return account.mp.getTemplateMsgService().getAllPrivateTemplate().stream()
                .filter(template -> template.getTitle().equals("停水停电通知"))
                .findFirst()
                .orElseThrow();
    }

    private WxMpTemplateMessage message(String openId, String clientId) throws Exception {
        WxMpTemplateMessage message = WxMpTemplateMessage.builder()
                .toUser(openId)
                .templateId(water().getTemplateId())
                .url("http://127.0.0.1:1/m/notices/1")
                .clientMsgId(clientId)
                .build();
        message.addData(new WxMpTemplateData("thing1", "万家星城"))
                .addData(new WxMpTemplateData("thing2", "一二三四五六七八九十".repeat(3)))
                .addData(new WxMpTemplateData("time1", "2026年11月28日 08:30"))
                .addData(new WxMpTemplateData("time2", "2026年11月28日 18:30"))
                .addData(new WxMpTemplateData("thing3", "3栋"));
        return message;
    }
}
