package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A draft as the console sees it.
 *
 * @param ready whether WeChat would take it as it is
 * @param working whether an account is publishing it now; until then it cannot be changed
 */
record DraftView(
        String id,
        String title,
        List<ArticleView> articles,
        boolean ready,
        boolean working,
        Instant createdAt,
        Instant changedAt,
        @Nullable String changedByName,
        @Nullable String fetchedFrom,
        List<DraftCopyView> copies) {

    /**
     * One article.
     *
     * @param content cleaned HTML; a picture of the library is {@code <img data-material="id">}
     */
    record ArticleView(
            String title,
            @Nullable String author,
            @Nullable String digest,
            String content,
            @Nullable String coverId,
            @Nullable String sourceUrl,
            boolean openComment,
            boolean fansOnly) {}

    /**
     * What one account has of it.
     *
     * @param behind whether the draft was changed after it was uploaded or published
     * @param articleId WeChat's, once it was published
     * @param urls of the published articles
     * @param failure why the last try failed, or what a queued one waits for: {@code wechat.<code>}, {@code publish.<status>} or a problem's code
     */
    record DraftCopyView(
            String appId,
            DraftCopy.State state,
            boolean behind,
            @Nullable String articleId,
            List<String> urls,
            @Nullable String failure,
            Instant since) {}

    static DraftView of(NewsDraft draft) {
        return new DraftView(
                draft.id(),
                draft.title(),
                draft.articles().stream()
                        .map(article -> new ArticleView(
                                article.title(),
                                article.author(),
                                article.digest(),
                                article.content(),
                                article.coverId(),
                                article.sourceUrl(),
                                article.openComment(),
                                article.fansOnly()))
                        .toList(),
                DraftPolicy.check(draft.articles()).isEmpty(),
                draft.working(),
                draft.createdAt(),
                draft.changedAt(),
                draft.changedByName(),
                draft.fetchedFrom(),
                draft.copies().stream()
                        .map(copy -> new DraftCopyView(
                                copy.appId(),
                                copy.state(),
                                copy.version() < draft.contentVersion(),
                                copy.articleId(),
                                copy.urls(),
                                copy.failure(),
                                copy.since()))
                        .toList());
    }
}
