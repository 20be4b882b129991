package com.haina.wechat.material.sdk;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.material.WechatDrafts;

import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.mp.bean.WxMpMassPreviewMessage;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftItem;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftList;
import me.chanjar.weixin.mp.bean.draft.WxMpUpdateDraft;
import me.chanjar.weixin.mp.bean.freepublish.WxMpFreePublishStatus;

/** Drafts and their publication at WeChat. */
@Component
class SdkDrafts implements WechatDrafts {

    private static final int NO_SUCH_MEDIA = 40007;
    private static final int WITH_CONTENT = 0;

    private final SdkAccounts accounts;

    SdkDrafts(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String add(String appId, List<WechatArticle> articles) {
        WxMpAddDraft draft =
                new WxMpAddDraft(articles.stream().map(SdkDrafts::written).toList());
        return accounts.call(appId, mp -> mp.getDraftService().addDraft(draft));
    }

    @Override
    public void update(String appId, String mediaId, int index, WechatArticle article) {
        WxMpUpdateDraft update = new WxMpUpdateDraft(mediaId, index, written(article));
        accounts.call(appId, mp -> mp.getDraftService().updateDraft(update));
    }

    @Override
    public void delete(String appId, String mediaId) {
        try {
            accounts.call(appId, mp -> mp.getDraftService().delDraft(mediaId));
        } catch (WechatFailure failure) {
            if (failure.errcode() != NO_SUCH_MEDIA) {
                throw failure;
            }
        }
    }

    @Override
    public OptionalInt articles(String appId, String mediaId) {
        try {
            return accounts.call(appId, mp -> {
                List<WxMpDraftArticles> articles =
                        mp.getDraftService().getDraft(mediaId).getNewsItem();
                return OptionalInt.of(articles == null ? 0 : articles.size());
            });
        } catch (WechatFailure failure) {
            if (failure.errcode() != NO_SUCH_MEDIA) {
                throw failure;
            }
            return OptionalInt.empty();
        }
    }

    @Override
    public Listing list(String appId, int offset, int count) {
        WxMpDraftList page = accounts.call(appId, mp -> mp.getDraftService().listDraft(offset, count, WITH_CONTENT));
        List<Item> items = page.getItems() == null
                ? List.of()
                : page.getItems().stream().map(SdkDrafts::item).toList();
        return new Listing(Objects.requireNonNullElse(page.getTotalCount(), 0), items);
    }

    @Override
    public String publish(String appId, String mediaId) {
        String id = accounts.call(appId, mp -> mp.getFreePublishService().submit(mediaId));
        // A string comes with its quotes from the SDK, a number without.
        return id.replace("\"", "");
    }

    @Override
    public Publication publication(String appId, String publishId) {
        WxMpFreePublishStatus status =
                accounts.call(appId, mp -> mp.getFreePublishService().getPushStatus(publishId));
        WxMpFreePublishStatus.ArticleDetail detail = status.getArticle_detail();
        List<String> urls = detail == null || detail.getItem() == null
                ? List.of()
                : detail.getItem().stream()
                        .map(WxMpFreePublishStatus.ArticleDetail.Item::getArticle_url)
                        .toList();
        return new Publication(Objects.requireNonNullElse(status.getPublish_status(), 1), status.getArticle_id(), urls);
    }

    @Override
    public void preview(String appId, String mediaId, @Nullable String openid, @Nullable String wechatId) {
        WxMpMassPreviewMessage message = new WxMpMassPreviewMessage();
        message.setMsgType(WxConsts.MassMsgType.MPNEWS);
        message.setMediaId(mediaId);
        message.setToWxUserOpenid(openid);
        message.setToWxUserName(wechatId);
        accounts.call(appId, mp -> mp.getMassMessageService().massMessagePreview(message));
    }

    private static WxMpDraftArticles written(WechatArticle article) {
        WxMpDraftArticles written = new WxMpDraftArticles();
        written.setArticleType("news");
        written.setTitle(article.title());
        written.setAuthor(article.author());
        written.setDigest(article.digest());
        written.setContent(article.content());
        written.setContentSourceUrl(article.sourceUrl());
        written.setThumbMediaId(article.thumbMediaId());
        written.setNeedOpenComment(article.openComment() ? 1 : 0);
        written.setOnlyFansCanComment(article.fansOnly() ? 1 : 0);
        return written;
    }

    private static Item item(WxMpDraftItem item) {
        List<WxMpDraftArticles> articles =
                item.getContent() == null ? null : item.getContent().getNewsItem();
        return new Item(
                item.getMediaId(),
                articles == null
                        ? List.of()
                        : articles.stream().map(SdkDrafts::read).toList());
    }

    private static WechatArticle read(WxMpDraftArticles article) {
        return new WechatArticle(
                Objects.requireNonNullElse(article.getTitle(), ""),
                blankAsAbsent(article.getAuthor()),
                blankAsAbsent(article.getDigest()),
                Objects.requireNonNullElse(article.getContent(), ""),
                blankAsAbsent(article.getContentSourceUrl()),
                blankAsAbsent(article.getThumbMediaId()),
                Integer.valueOf(1).equals(article.getNeedOpenComment()),
                Integer.valueOf(1).equals(article.getOnlyFansCanComment()));
    }

    private static @Nullable String blankAsAbsent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
