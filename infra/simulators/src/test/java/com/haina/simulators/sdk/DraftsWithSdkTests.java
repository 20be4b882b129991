package com.haina.simulators.sdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftItem;
import me.chanjar.weixin.mp.bean.draft.WxMpUpdateDraft;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** Drafts and their publication as the SDK asks for them. */
@SimulatorTest
class DraftsWithSdkTests {

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @TempDir
    private Path folder;

    private AccountUnderTest account;
    private String cover = "";

    @BeforeEach
    void join() throws Exception {
        account = new AccountUnderTest(control);
        WxMpMaterial material = new WxMpMaterial();
        material.setName("cover.png");
        material.setFile(SampleFiles.file(folder, "cover.png", SampleFiles.picture("png"))
                .toFile());
        cover = account.mp
                .getMaterialService()
                .materialFileUpload("image", material)
                .getMediaId();
    }

    @Test
    void aDraftIsWrittenReadChangedCountedAndDeleted() throws Exception {
        var drafts = account.mp.getDraftService();
        String id = drafts.addDraft(new WxMpAddDraft(List.of(article("第一篇"), article("第二篇"))));

        assertThat(drafts.countDraft()).isOne();
        drafts.updateDraft(new WxMpUpdateDraft(id, 1, article("改过的")));
        assertThat(drafts.getDraft(id).getNewsItem())
                .extracting(WxMpDraftArticles::getTitle)
                .containsExactly("第一篇", "改过的");
        assertThat(drafts.getDraft(id).getNewsItem().getFirst().getThumbUrl()).contains("/mmbiz.qpic.cn/");
        assertThat(drafts.listDraft(0, 20, 0).getItems())
                .singleElement()
                .satisfies(item -> assertThat(item.getContent().getNewsItem()).hasSize(2));
        assertThat(drafts.listDraft(0, 20, 1).getItems())
                .singleElement()
                .extracting(WxMpDraftItem::getContent)
                .isNull();
        assertThat(error(() -> drafts.updateDraft(new WxMpUpdateDraft(id, 2, article("没有")))))
                .isEqualTo(40114);

        drafts.delDraft(id);
        assertThat(drafts.countDraft()).isZero();
        assertThat(error(() -> drafts.getDraft(id))).isEqualTo(40007);
        assertThat(error(() -> drafts.delDraft(id))).isEqualTo(40007);
    }

    @Test
    void whatIsTooLongOrMissingIsRefusedByItsCode() {
        assertThat(refused(a -> a.setTitle("题".repeat(33)))).isEqualTo(45003);
        assertThat(refused(a -> a.setTitle(""))).isEqualTo(44004);
        assertThat(refused(a -> a.setAuthor("名".repeat(17)))).isEqualTo(45110);
        assertThat(refused(a -> a.setDigest("摘".repeat(129)))).isEqualTo(45004);
        assertThat(refused(a -> a.setContent("文".repeat(20_000)))).isEqualTo(45002);
        assertThat(refused(a -> a.setContentSourceUrl("http://a/" + "b".repeat(1020))))
                .isEqualTo(45005);
        assertThat(refused(a -> a.setThumbMediaId("gone"))).isEqualTo(40007);
        assertThat(error(() -> account.mp
                        .getDraftService()
                        .addDraft(new WxMpAddDraft(IntStream.range(0, 9)
                                .mapToObj(i -> article("篇" + i))
                                .toList()))))
                .isEqualTo(45008);
        assertThat(error(() -> account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of()))))
                .isEqualTo(44003);
    }

    @Test
    void picturesFromElsewhereAreLeftOut() throws Exception {
        String ours = account.mp
                .getMaterialService()
                .mediaImgUpload(SampleFiles.file(folder, "in.png", SampleFiles.picture("png"))
                        .toFile())
                .getUrl();
        WxMpDraftArticles article = article("有图");
        article.setContent("<p>一<img src=\"http://elsewhere.example/a.png\">二</p><img src=\"" + ours + "\">");
        String id = account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article)));

        assertThat(account.mp
                        .getDraftService()
                        .getDraft(id)
                        .getNewsItem()
                        .getFirst()
                        .getContent())
                .isEqualTo("<p>一二</p><img src=\"" + ours + "\">");
    }

    @Test
    void aPublishedDraftIsAnArticleThatEverybodyReads() throws Exception {
        var published = account.mp.getFreePublishService();
        String draft = account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article("致业主"), article("附件"))));
        String publishId = published.submit(draft).replace("\"", "");

        var event = account.event(platform, "PUBLISHJOBFINISH");
        assertThat(event.getAllFieldsMap().toString()).contains(publishId);
        var status = published.getPushStatus(publishId);
        assertThat(status.getPublish_status()).isZero();
        assertThat(status.getArticle_detail().getItem()).hasSize(2);
        String url = status.getArticle_detail().getItem().getFirst().getArticle_url();
        assertThat(control.page(url.substring(url.indexOf("/mp.weixin.qq.com"))).body())
                .contains("致业主", "<p>正文</p>");
        assertThat(error(() -> account.mp.getDraftService().getDraft(draft)))
                .as("the draft is gone")
                .isEqualTo(40007);
        String article = status.getArticle_id();
        assertThat(published.getArticleFromId(article).getNewsItem()).hasSize(2);
        assertThat(published.getPublicationRecords(0, 20, 0).getItems()).hasSize(1);

        published.deletePush(article, 1);
        assertThat(published.getArticleFromId(article).getNewsItem().getFirst().getIsDeleted())
                .isTrue();
        assertThat(control.page(url.substring(url.indexOf("/mp.weixin.qq.com"))).statusCode())
                .isEqualTo(404);
        published.deletePushAllArticle(article);
        assertThat(published.getPushStatus(publishId).getPublish_status()).isEqualTo(5);
        assertThat(published.getPublicationRecords(0, 20, 0).getTotalCount()).isZero();
        assertThat(error(() -> published.getArticleFromId("gone"))).isEqualTo(53600);
    }

    @Test
    void aPublicationThatFailsLeavesTheDraft() throws Exception {
        control.put(
                "/sim/api/accounts/" + account.appId + "/outcomes",
                Map.of("kind", "PUBLISH", "status", "4", "count", 1));
        String draft = account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article("广告"))));
        String publishId = account.mp.getFreePublishService().submit(draft).replace("\"", "");

        account.event(platform, "PUBLISHJOBFINISH");
        var status = account.mp.getFreePublishService().getPushStatus(publishId);
        assertThat(status.getPublish_status()).isEqualTo(4);
        assertThat(status.getFail_idx()).containsExactly(1);
        assertThat(account.mp.getDraftService().countDraft()).isOne();
    }

    @Test
    void aFollowerIsSentTheDraftAsAnArticle() throws Exception {
        var follower = account.follower("陈桂芳");
        control.post(follower.path() + "/messages", Map.of("text", "你好"));
        String draft = account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article("停水通知"))));

        account.mp
                .getKefuService()
                .sendKefuMessage(WxMpKefuMessage.MPNEWS()
                        .toUser(follower.openId)
                        .mediaId(draft)
                        .build());
        String two = account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article("一"), article("二"))));
        assertThat(error(() -> account.mp
                        .getKefuService()
                        .sendKefuMessage(WxMpKefuMessage.MPNEWS()
                                .toUser(follower.openId)
                                .mediaId(two)
                                .build())))
                .as("one article is all that one follower is sent")
                .isEqualTo(45008);
        var card = follower.sees("NEWS");
        assertThat(card.path("title").asString()).isEqualTo("停水通知");
        assertThat(card.path("url").asString()).contains("/mp.weixin.qq.com/s/");
        assertThat(card.path("pictureUrl").asString()).contains("/mmbiz.qpic.cn/");
    }

    private int refused(java.util.function.Consumer<WxMpDraftArticles> change) {
        WxMpDraftArticles article = article("标题");
        change.accept(article);
        return error(() -> account.mp.getDraftService().addDraft(new WxMpAddDraft(List.of(article))));
    }

    private WxMpDraftArticles article(String title) {
        WxMpDraftArticles article = new WxMpDraftArticles();
        article.setTitle(title);
        article.setAuthor("物业");
        article.setDigest("摘要");
        article.setContent("<p>正文</p>");
        article.setThumbMediaId(cover);
        return article;
    }
}
