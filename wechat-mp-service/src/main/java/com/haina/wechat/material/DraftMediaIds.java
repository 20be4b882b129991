package com.haina.wechat.material;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;

/**
 * The id by which an account knows a draft, with its covers and pictures; uploaded when the account has none yet, brought up to date when
 * it has an older one. One upload at a time per draft and account.
 */
@Component
public class DraftMediaIds {

    private final NewsDrafts drafts;
    private final WechatDrafts wechat;
    private final MediaIds media;
    private final DraftBook book;
    private final Lock[] turns = new Lock[32];

    DraftMediaIds(NewsDrafts drafts, WechatDrafts wechat, MediaIds media, DraftBook book) {
        this.drafts = drafts;
        this.wechat = wechat;
        this.media = media;
        this.book = book;
        java.util.Arrays.setAll(turns, i -> new ReentrantLock());
    }

    /**
     * The id to use now; {@code WechatFailure} when WeChat does not take it.
     *
     * @throws DraftNotReady when WeChat would refuse it as it is
     */
    public String mediaId(String draftId, String appId) {
        Lock turn = turns[Math.floorMod((draftId + appId).hashCode(), turns.length)];
        turn.lock();
        try {
            NewsDraft draft = drafts.get(draftId);
            DraftNotReady.require(draft.articles());
            DraftCopy copy = draft.copy(appId);
            String known = copy.mediaId();
            if (known != null && copy.version() == draft.contentVersion()) {
                return known;
            }
            List<WechatDrafts.WechatArticle> articles = draft.articles().stream()
                    .map(article -> written(article, appId))
                    .toList();
            OptionalInt there = known == null ? OptionalInt.empty() : wechat.articles(appId, known);
            String id = known != null && there.isPresent()
                    ? replaced(appId, known, there.getAsInt(), articles)
                    : wechat.add(appId, articles);
            int version = draft.contentVersion();
            book.write(draftId, appId, before -> before.uploaded(id, version));
            return id;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Looks whether the library has it and WeChat would take it as it is; asks nobody. 404 if there is none.
     *
     * @throws DraftNotReady naming what is missing or too long
     */
    public void require(String draftId) {
        DraftNotReady.require(drafts.get(draftId).articles());
    }

    /** WeChat no longer knows an id that was handed out, since a draft that was sent is none any more: who asks next gets a new one. */
    public void forget(String draftId, String appId, String mediaId) {
        book.writeIf(draftId, appId, copy -> mediaId.equals(copy.mediaId()) && !copy.waitsForWork(), DraftCopy::lost);
    }

    /** WeChat replaces articles one by one and cannot change how many there are; then the draft is made anew. */
    private String replaced(String appId, String known, int there, List<WechatDrafts.WechatArticle> articles) {
        if (there == 1 && articles.size() == 1) {
            wechat.update(appId, known, 0, articles.getFirst());
            return known;
        }
        String id = wechat.add(appId, articles);
        wechat.delete(appId, known);
        return id;
    }

    private WechatDrafts.WechatArticle written(Article article, String appId) {
        String cover = article.coverId();
        return new WechatDrafts.WechatArticle(
                article.title(),
                article.author(),
                article.digest(),
                ArticleHtml.withUrls(article.content(), material -> media.inlineUrl(material, appId)),
                article.sourceUrl(),
                cover == null ? null : media.mediaId(cover, appId, MediaIds.Purpose.PERMANENT),
                article.openComment(),
                article.fansOnly());
    }
}
