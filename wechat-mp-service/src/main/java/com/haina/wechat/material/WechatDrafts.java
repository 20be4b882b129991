package com.haina.wechat.material;

import java.util.List;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/** An account's drafts at WeChat, and what is published of them. Every call fails with a {@code WechatFailure}. */
public interface WechatDrafts {

    /** Makes a draft; its media id. */
    String add(String appId, List<WechatArticle> articles);

    /** Replaces one article of a draft. */
    void update(String appId, String mediaId, int index, WechatArticle article);

    /** Deletes a draft; one that is not there is as good as deleted. */
    void delete(String appId, String mediaId);

    /** How many articles the draft has; empty when it is not there, for example because it has been published. */
    OptionalInt articles(String appId, String mediaId);

    /** Whether the draft is there and has not been published. */
    default boolean exists(String appId, String mediaId) {
        return articles(appId, mediaId).isPresent();
    }

    /** A page of the account's drafts, with contents. At most 20. */
    Listing list(String appId, int offset, int count);

    /** Hands a draft in for publication; the publication's id. */
    String publish(String appId, String mediaId);

    /** How far a publication is. */
    Publication publication(String appId, String publishId);

    /**
     * Shows a draft to one person.
     *
     * @param openid of a follower; absent when a WeChat id is given
     * @param wechatId of any person
     */
    void preview(String appId, String mediaId, @Nullable String openid, @Nullable String wechatId);

    /**
     * An article as WeChat has it.
     *
     * @param thumbMediaId a permanent image of the account
     */
    record WechatArticle(
            String title,
            @Nullable String author,
            @Nullable String digest,
            String content,
            @Nullable String sourceUrl,
            @Nullable String thumbMediaId,
            boolean openComment,
            boolean fansOnly) {}

    /** One draft as WeChat lists it. */
    record Item(String mediaId, List<WechatArticle> articles) {}

    /** A page of drafts. */
    record Listing(int total, List<Item> items) {}

    /**
     * What became of a publication.
     *
     * @param status WeChat's number: 0 published, 1 under way, 2 originality, 3 failed, 4 rejected, 5 deleted later, 6 banned later
     * @param urls of the articles
     */
    record Publication(int status, @Nullable String articleId, List<String> urls) {}
}
