package com.haina.wechat.material;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DraftPolicyTests {

    @Test
    void takesADraftThatWechatTakes() {
        assertThat(DraftPolicy.check(
                        List.of(article("标".repeat(32), "者".repeat(16), "摘".repeat(128), "<p>文</p>", "c"))))
                .isEmpty();
    }

    @Test
    void namesEverythingThatIsWrongInEveryArticle() {
        List<DraftPolicy.Finding> findings = DraftPolicy.check(List.of(
                article("标".repeat(33), "者".repeat(17), "摘".repeat(129), "<p>文</p>", "c"),
                article("", null, null, "<p></p>", null)));
        assertThat(findings)
                .extracting(finding -> finding.pointer() + " " + finding.code())
                .containsExactly(
                        "/articles/0/title draft.too-long",
                        "/articles/0/author draft.too-long",
                        "/articles/0/digest draft.too-long",
                        "/articles/1/title draft.title-missing",
                        "/articles/1/content draft.content-missing",
                        "/articles/1/coverId draft.cover-missing");
    }

    @Test
    void letsWhatIsOnlyMissingBeSaved() {
        assertThat(DraftPolicy.check(List.of(article("", null, null, "", null))))
                .noneMatch(DraftPolicy.Finding::blocks);
        assertThat(DraftPolicy.check(List.of(article("标".repeat(33), null, null, "<p>文</p>", "c"))))
                .allMatch(DraftPolicy.Finding::blocks);
    }

    @Test
    void countsCharactersAndNotHalves() {
        assertThat(DraftPolicy.check(List.of(article("😀".repeat(32), null, null, "<p>文</p>", "c"))))
                .isEmpty();
        assertThat(DraftPolicy.check(List.of(article("标", null, null, "文".repeat(20_000), "c"))))
                .extracting(DraftPolicy.Finding::pointer)
                .containsExactly("/articles/0/content");
    }

    @Test
    void takesAPictureForAText() {
        assertThat(DraftPolicy.check(List.of(
                        article("标", null, null, "<img data-material=\"0123456789abcdef0123456789abcdef\">", "c"))))
                .isEmpty();
    }

    @Test
    void wantsAWholeAddress() {
        Article article = new Article("标", null, null, "<p>文</p>", "c", "javascript:x()", false, false);
        assertThat(DraftPolicy.check(List.of(article)))
                .extracting(DraftPolicy.Finding::code)
                .containsExactly("draft.no-address");
    }

    private static Article article(
            String title, @Nullable String author, @Nullable String digest, String content, @Nullable String cover) {
        return new Article(title, author, digest, content, cover, null, false, false);
    }
}
