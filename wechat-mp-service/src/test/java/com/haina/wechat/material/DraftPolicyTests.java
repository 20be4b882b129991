package com.haina.wechat.material;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
    void countsPicturesWithTheAddressesThatTheyWillHaveAtWechat() {
        String picture = "<img data-material=\"0123456789abcdef0123456789abcdef\">";
        String text = "文".repeat(DraftPolicy.MAX_CONTENT - 1 - 4 * picture.length());
        assertThat(DraftPolicy.check(List.of(article("标", null, null, text + picture.repeat(4), "c"))))
                .extracting(DraftPolicy.Finding::pointer, DraftPolicy.Finding::code, DraftPolicy.Finding::arguments)
                .containsExactly(tuple(
                        "/articles/0/content",
                        "draft.content-too-long",
                        List.of(DraftPolicy.MAX_CONTENT - 1 + 4 * DraftPolicy.PICTURE_ADDRESS, 19_999)));
        String shorter = text.substring(4 * DraftPolicy.PICTURE_ADDRESS);
        assertThat(DraftPolicy.check(List.of(article("标", null, null, shorter + picture.repeat(4), "c"))))
                .isEmpty();
        String atWechat = "https://mmbiz.qpic.cn/mmbiz_jpg/" + "a".repeat(100) + "/0?wx_fmt=jpeg";
        assertThat(ArticleHtml.withUrls(picture, id -> atWechat).length() - picture.length())
                .as("as long as WeChat makes them")
                .isLessThanOrEqualTo(DraftPolicy.PICTURE_ADDRESS);
    }

    @Test
    void keepsADraftHereWhosePicturesWechatWouldLeaveOut() {
        String content = "<p>文</p><img src=\"https://elsewhere.example/a.png\"><img src=\"https://mmbiz.qpic.cn/a\">"
                + "<img src=\"http://127.0.0.1:8090/mmbiz.qpic.cn/b\"><img data-material=\"0123456789abcdef0123456789abcdef\">";
        assertThat(DraftPolicy.check(List.of(article("标", null, null, content, "c"))))
                .containsExactly(
                        new DraftPolicy.Finding("/articles/0/content", "draft.picture-elsewhere", false, List.of(1)));
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
