package com.haina.wechat.material;

import org.jspecify.annotations.Nullable;

/**
 * One article of a draft.
 *
 * @param content cleaned HTML; a picture of the library is {@code <img data-material="id">}
 * @param coverId the material that is its cover; WeChat takes no article without one
 * @param sourceUrl behind 阅读原文
 */
record Article(
        String title,
        @Nullable String author,
        @Nullable String digest,
        String content,
        @Nullable String coverId,
        @Nullable String sourceUrl,
        boolean openComment,
        boolean fansOnly) {}
