package com.haina.simulators.sdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.WxMpMassOpenIdsMessage;
import me.chanjar.weixin.mp.bean.WxMpMassPreviewMessage;
import me.chanjar.weixin.mp.bean.WxMpMassTagMessage;
import me.chanjar.weixin.mp.bean.WxMpMassVideo;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Mass messages as the SDK sends them. */
@SimulatorTest
class MassWithSdkTests {

    private static final String EVENT = "MASSSENDJOBFINISH";

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    @TempDir
    private Path folder;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void aMessageToATagReachesItsBearersAndTheAccountHearsHowMany() throws Exception {
        var owner = account.follower("陈桂芳");
        var tenant = account.follower("吴小满");
        long tag = account.mp.getUserTagService().tagCreate("业主").getId();
        account.mp.getUserTagService().batchTagging(tag, new String[] {owner.openId});

        var sent = account.mp.getMassMessageService().massGroupMessageSend(toTag(tag, "周六消防演习", ""));

        WxMpXmlMessage event = account.event(platform, EVENT);
        assertThat(event.getAllFieldsMap()).containsEntry("MsgID", sent.getMsgId());
        assertThat(event.getStatus()).isEqualTo("send success");
        assertThat(List.of(event.getTotalCount(), event.getFilterCount(), event.getSentCount(), event.getErrorCount()))
                .containsExactly(1, 1, 1, 0);
        assertThat(owner.sees("TEXT").path("text").asString()).isEqualTo("周六消防演习");
        assertThat(control.get("/sim/api/persons/" + tenant.person + "/chats").size())
                .isZero();
        assertThat(account.mp
                        .getMassMessageService()
                        .messageMassGet(Long.valueOf(sent.getMsgId()))
                        .getMsgstatus())
                .isEqualTo("SEND_SUCCESS");
    }

    @Test
    void aFollowerGetsFourInAMonthAndTheRestIsFilteredOut() throws Exception {
        var one = account.follower("陈桂芳");
        var other = account.follower("吴小满");
        for (int i = 1; i <= 4; i++) {
            account.mp.getMassMessageService().massOpenIdsMessageSend(toList("第" + i + "条", one, other));
            assertThat(account.event(platform, EVENT).getSentCount()).isEqualTo(2);
        }
        var third = account.follower("郑一");
        account.mp.getMassMessageService().massOpenIdsMessageSend(toList("第五条", one, other, third));
        WxMpXmlMessage event = account.event(platform, EVENT);
        assertThat(List.of(event.getTotalCount(), event.getFilterCount(), event.getSentCount()))
                .containsExactly(3, 1, 1);

        clock.advance(Duration.ofDays(32));
        account.grant(Map.of());
        account.mp.getMassMessageService().massOpenIdsMessageSend(toList("下个月", one, other));
        assertThat(account.event(platform, EVENT).getSentCount()).isEqualTo(2);
    }

    @Test
    void theSameIdOfTheAccountsIsSentOnce() throws Exception {
        var one = account.follower("陈桂芳");
        var other = account.follower("吴小满");
        WxMpMassOpenIdsMessage message = toList("一次", one, other);
        message.setClientMsgId("notice-1");
        String first = account.mp
                .getMassMessageService()
                .massOpenIdsMessageSend(message)
                .getMsgId();

        assertThat(error(() -> account.mp.getMassMessageService().massOpenIdsMessageSend(message)))
                .isEqualTo(45066);
        clock.advance(Duration.ofSeconds(61));
        var repeated = catchThrowableOfType(
                        WxErrorException.class,
                        () -> account.mp.getMassMessageService().massOpenIdsMessageSend(message))
                .getError();
        assertThat(repeated.getErrorCode()).isEqualTo(45065);
        assertThat(repeated.getJson()).contains("\"msg_id\":" + first);
        clock.advance(Duration.ofHours(24));
        account.grant(Map.of());
        assertThat(account.mp
                        .getMassMessageService()
                        .massOpenIdsMessageSend(message)
                        .getMsgId())
                .isNotEqualTo(first);
        message.setClientMsgId("x".repeat(65));
        assertThat(error(() -> account.mp.getMassMessageService().massOpenIdsMessageSend(message)))
                .isEqualTo(45067);
    }

    @Test
    void articlesGoToAllOnceADayAndCanBeTakenBack() throws Exception {
        var follower = account.follower("陈桂芳");
        String draft = draft("致全体业主");
        WxMpMassTagMessage message = toAll("mpnews", draft);
        var sent = account.mp.getMassMessageService().massGroupMessageSend(message);

        WxMpXmlMessage event = account.event(platform, EVENT);
        assertThat(event.getArticleUrlResult().getResultList()).hasSize(1);
        assertThat(sent.getMsgDataId()).isNotEmpty();
        String url = follower.sees("NEWS").path("url").asString();
        assertThat(article(url)).isEqualTo(200);
        assertThat(error(() -> account.mp.getDraftService().getDraft(draft)))
                .as("the draft is gone")
                .isEqualTo(40007);

        String second = draft("又一篇");
        assertThat(error(() -> account.mp.getMassMessageService().massGroupMessageSend(toAll("mpnews", second))))
                .isEqualTo(45028);
        clock.advance(Duration.ofHours(25));
        account.grant(Map.of());
        account.mp.getMassMessageService().massGroupMessageSend(toAll("mpnews", second));
        account.event(platform, EVENT);

        Long id = Long.valueOf(sent.getMsgId());
        account.mp.getMassMessageService().delete(id, 0);
        assertThat(article(url)).isEqualTo(404);
        assertThat(account.mp.getMassMessageService().messageMassGet(id).getMsgstatus())
                .isEqualTo("DELETE");
        assertThat(error(() -> account.mp.getMassMessageService().delete(1L, 0)))
                .isEqualTo(40059);
    }

    @Test
    void picturesAndFilmsAreSentByTheirIds() throws Exception {
        var one = account.follower("陈桂芳");
        var other = account.follower("吴小满");
        WxMpMassOpenIdsMessage pictures = toList("", one, other);
        pictures.setMsgType("image");
        pictures.setMediaIds(List.of(upload("image", SampleFiles.picture("png"))));
        account.mp.getMassMessageService().massOpenIdsMessageSend(pictures);
        assertThat(one.sees("IMAGE").path("pictureUrl").asString()).contains("/mmbiz.qpic.cn/");

        WxMpMassVideo film = new WxMpMassVideo();
        film.setMediaId(upload("video", SampleFiles.film(400)));
        film.setTitle("电梯安全");
        film.setDescription("三分钟");
        WxMpMassOpenIdsMessage video = toList("", one, other);
        video.setMsgType("mpvideo");
        video.setMediaId(
                account.mp.getMassMessageService().massVideoUpload(film).getMediaId());
        account.mp.getMassMessageService().massOpenIdsMessageSend(video);
        assertThat(other.sees("VIDEO").path("title").asString()).isEqualTo("电梯安全");
    }

    @Test
    void aPreviewIsSeenByOneAndLeavesTheDraft() throws Exception {
        var follower = account.follower("陈桂芳");
        String draft = draft("先看看");
        WxMpMassPreviewMessage preview = new WxMpMassPreviewMessage();
        preview.setMsgType("mpnews");
        preview.setMediaId(draft);
        preview.setToWxUserOpenid(follower.openId);
        account.mp.getMassMessageService().massMessagePreview(preview);

        assertThat(follower.sees("NEWS").path("title").asString()).isEqualTo("先看看");
        assertThat(account.mp.getDraftService().countDraft()).isOne();
        preview.setToWxUserOpenid(account.stranger("吴小满").openId);
        assertThat(error(() -> account.mp.getMassMessageService().massMessagePreview(preview)))
                .isEqualTo(43004);
        preview.setToWxUserName("nobody");
        assertThat(error(() -> account.mp.getMassMessageService().massMessagePreview(preview)))
                .as("the WeChat id wins")
                .isEqualTo(40132);
    }

    @Test
    void whatIsNotAllowedArrivesNowhere() throws Exception {
        var one = account.follower("陈桂芳");
        var other = account.follower("吴小满");
        control.put(
                "/sim/api/accounts/" + account.appId + "/outcomes",
                Map.of("kind", "MASS", "status", "err(20008)", "count", 1));
        var sent = account.mp.getMassMessageService().massOpenIdsMessageSend(toList("中奖了", one, other));
        WxMpXmlMessage event = account.event(platform, EVENT);
        assertThat(event.getStatus()).isEqualTo("err(20008)");
        assertThat(event.getSentCount()).isZero();
        assertThat(account.mp
                        .getMassMessageService()
                        .messageMassGet(Long.valueOf(sent.getMsgId()))
                        .getMsgstatus())
                .isEqualTo("SEND_FAIL");
        assertThat(control.get("/sim/api/persons/" + one.person + "/chats").size())
                .isZero();

        var mass = account.mp.getMassMessageService();
        assertThat(error(() -> mass.massOpenIdsMessageSend(toList("一个", one)))).isEqualTo(40130);
        assertThat(error(() -> mass.massGroupMessageSend(toTag(999, "没有的标签", ""))))
                .isEqualTo(45159);
        assertThat(error(() -> mass.massGroupMessageSend(toAll("mpnews", "gone"))))
                .isEqualTo(40007);
        assertThat(error(mass::messageMassSpeedGet)).isEqualTo(45084);
        mass.messageMassSpeedSet(3);
        assertThat(mass.messageMassSpeedGet().getRealspeed()).isEqualTo(30);
        assertThat(error(() -> mass.messageMassSpeedSet(5))).isEqualTo(45083);
        assertThat(error(() -> mass.delete(Long.valueOf(sent.getMsgId()), 0))).isEqualTo(48008);
    }

    @Test
    void sixtyAreTakenInAMinute() throws Exception {
        var mass = account.mp.getMassMessageService();
        for (int i = 0; i < 60; i++) {
            assertThat(error(() -> mass.massGroupMessageSend(toTag(999, "没有的标签", ""))))
                    .isEqualTo(45159);
        }

        assertThat(error(() -> mass.massOpenIdsMessageSend(toList("还有一个")))).isEqualTo(45011);
        clock.advance(Duration.ofMinutes(1));
        assertThat(error(() -> mass.massOpenIdsMessageSend(toList("还有一个")))).isEqualTo(40130);
    }

    private static WxMpMassTagMessage toTag(long tag, String text, String clientId) {
        WxMpMassTagMessage message = new WxMpMassTagMessage();
        message.setTagId(tag);
        message.setMsgType("text");
        message.setContent(text);
        message.setClientMsgId(clientId.isEmpty() ? null : clientId);
        return message;
    }

    private static WxMpMassTagMessage toAll(String type, String mediaId) {
        WxMpMassTagMessage message = new WxMpMassTagMessage();
        message.setSendAll(true);
        message.setMsgType(type);
        message.setMediaId(mediaId);
        return message;
    }

    private static WxMpMassOpenIdsMessage toList(String text, AccountUnderTest.Follower... to) {
        WxMpMassOpenIdsMessage message = new WxMpMassOpenIdsMessage();
        message.setMsgType("text");
        message.setContent(text);
        for (AccountUnderTest.Follower follower : to) {
            message.addUser(follower.openId);
        }
        return message;
    }

    private String draft(String title) throws WxErrorException {
        WxMpDraftArticles article = new WxMpDraftArticles();
        article.setTitle(title);
        article.setContent("<p>正文</p>");
        article.setThumbMediaId(upload("image", SampleFiles.picture("png")));
        return account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article)));
    }

    private String upload(String type, byte[] bytes) throws WxErrorException {
        WxMpMaterial material = new WxMpMaterial();
        material.setName("file");
        material.setFile(SampleFiles.file(folder, "file", bytes).toFile());
        material.setVideoTitle("标题");
        material.setVideoIntroduction("说明");
        return account.mp
                .getMaterialService()
                .materialFileUpload(type, material)
                .getMediaId();
    }

    private int article(String url) {
        return control.page(url.substring(url.indexOf("/mp.weixin.qq.com"))).statusCode();
    }
}
