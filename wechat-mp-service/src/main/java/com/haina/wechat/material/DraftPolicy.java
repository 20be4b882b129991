package com.haina.wechat.material;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** WeChat's limits of a draft. Source: developers.weixin.qq.com, service accounts, "draft/add" (wechat.md C.8). */
final class DraftPolicy {

    static final int MAX_ARTICLES = 8;
    static final int MAX_TITLE = 32;
    static final int MAX_AUTHOR = 16;
    static final int MAX_DIGEST = 128;
    static final int MAX_CONTENT = 20_000;
    static final int MAX_CONTENT_BYTES = 1024 * 1024;
    static final int MAX_URL_BYTES = 1024;
    /** By so many characters the address that WeChat gives a picture is longer than the library's mark, at most. */
    static final int PICTURE_ADDRESS = 120;

    /**
     * What is wrong with a draft.
     *
     * @param pointer JSON pointer into the draft
     * @param code {@code field.<code>} of the bundle
     * @param blocks false when it can be saved so, but not be sent to WeChat
     * @param arguments of the text
     */
    record Finding(String pointer, String code, boolean blocks, List<Object> arguments) {

        static Finding of(String pointer, String code, Object... arguments) {
            return new Finding(pointer, code, true, List.of(arguments));
        }

        static Finding later(String pointer, String code, Object... arguments) {
            return new Finding(pointer, code, false, List.of(arguments));
        }
    }

    private static final List<Function<Article, @Nullable Finding>> RULES = List.of(
            DraftPolicy::titleMissing,
            DraftPolicy::titleTooLong,
            DraftPolicy::authorTooLong,
            DraftPolicy::digestTooLong,
            DraftPolicy::contentMissing,
            DraftPolicy::contentTooLong,
            DraftPolicy::picturesElsewhere,
            DraftPolicy::sourceNoAddress,
            DraftPolicy::coverMissing);

    private DraftPolicy() {}

    /** All that is wrong, not only the first. */
    static List<Finding> check(List<Article> articles) {
        List<Finding> findings = new ArrayList<>();
        if (articles.isEmpty()) {
            findings.add(Finding.of("/articles", "draft.no-article"));
        }
        if (articles.size() > MAX_ARTICLES) {
            findings.add(Finding.of("/articles", "draft.too-many", MAX_ARTICLES));
        }
        for (int i = 0; i < articles.size(); i++) {
            for (Function<Article, @Nullable Finding> rule : RULES) {
                Finding finding = rule.apply(articles.get(i));
                if (finding != null) {
                    findings.add(new Finding(
                            "/articles/" + i + finding.pointer(),
                            finding.code(),
                            finding.blocks(),
                            finding.arguments()));
                }
            }
        }
        return findings;
    }

    private static @Nullable Finding titleMissing(Article article) {
        return article.title().isBlank() ? Finding.later("/title", "draft.title-missing") : null;
    }

    private static @Nullable Finding titleTooLong(Article article) {
        return length(article.title()) > MAX_TITLE ? Finding.of("/title", "draft.too-long", MAX_TITLE) : null;
    }

    private static @Nullable Finding authorTooLong(Article article) {
        return length(article.author()) > MAX_AUTHOR ? Finding.of("/author", "draft.too-long", MAX_AUTHOR) : null;
    }

    private static @Nullable Finding digestTooLong(Article article) {
        return length(article.digest()) > MAX_DIGEST ? Finding.of("/digest", "draft.too-long", MAX_DIGEST) : null;
    }

    private static @Nullable Finding contentMissing(Article article) {
        boolean nothing = ArticleHtml.text(article.content()).isBlank()
                && !article.content().contains("<img");
        return nothing ? Finding.later("/content", "draft.content-missing") : null;
    }

    /** As it will be at WeChat, where a picture of the library has an address. */
    private static @Nullable Finding contentTooLong(Article article) {
        int addresses = ArticleHtml.pictures(article.content()) * PICTURE_ADDRESS;
        int characters = length(article.content()) + addresses;
        boolean tooLong = characters >= MAX_CONTENT
                || article.content().getBytes(StandardCharsets.UTF_8).length + addresses >= MAX_CONTENT_BYTES;
        return tooLong ? Finding.of("/content", "draft.content-too-long", characters, MAX_CONTENT - 1) : null;
    }

    /** WeChat leaves pictures out that are not on its own hosts, and says nothing. */
    private static @Nullable Finding picturesElsewhere(Article article) {
        int elsewhere = ArticleHtml.picturesElsewhere(article.content());
        return elsewhere > 0 ? Finding.later("/content", "draft.picture-elsewhere", elsewhere) : null;
    }

    private static @Nullable Finding sourceNoAddress(Article article) {
        String url = article.sourceUrl();
        if (url == null || url.isEmpty()) {
            return null;
        }
        boolean good;
        try {
            URI uri = URI.create(url);
            good = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            good = false;
        }
        return good && url.getBytes(StandardCharsets.UTF_8).length <= MAX_URL_BYTES
                ? null
                : Finding.of("/sourceUrl", "draft.no-address");
    }

    private static @Nullable Finding coverMissing(Article article) {
        return article.coverId() == null ? Finding.later("/coverId", "draft.cover-missing") : null;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }
}
