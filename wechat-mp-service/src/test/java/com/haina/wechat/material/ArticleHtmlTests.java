package com.haina.wechat.material;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleHtmlTests {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    @Test
    void keepsWhatArticlesAreMadeOf() {
        String html = "<h2>通知</h2><p style=\"text-align: center\">下周<strong>停水</strong></p><ul><li>3幢</li></ul>";
        assertThat(ArticleHtml.clean(html)).isEqualTo(html);
    }

    @Test
    void takesOutWhatCouldActInAReadersPage() {
        String html = "<p onclick=\"x()\">a</p><script>x()</script><iframe src=\"http://x\"></iframe>"
                + "<a href=\"javascript:x()\">b</a><img src=\"data:text/html,x\"><form><input></form>"
                + "<p style=\"background: url(http://x); color: red; position: fixed\">c</p><svg onload=x()></svg>";
        String clean = ArticleHtml.clean(html);
        assertThat(clean)
                .doesNotContain("onclick", "script", "iframe", "javascript", "data:", "form", "input", "url(")
                .doesNotContain("position", "svg", "onload")
                .contains("<p>a</p>", "b", "color: red");
    }

    @Test
    void knowsThePicturesOfTheLibrary() {
        String html =
                ArticleHtml.clean("<p>图</p><img data-material=\"" + ID + "\" src=\"blob:x\"><img data-material=\"x\">");
        assertThat(html).isEqualTo("<p>图</p><img data-material=\"" + ID + "\">");
        assertThat(ArticleHtml.materials(html)).containsExactly(ID);
        assertThat(ArticleHtml.withUrls(html, id -> "http://mmbiz.qpic.cn/" + id))
                .isEqualTo("<p>图</p><img src=\"http://mmbiz.qpic.cn/" + ID + "\">");
    }

    @Test
    void bringsPicturesAtAddressesIntoTheLibrary() {
        String html = "<img src=\"http://mmbiz.qpic.cn/a\"><img src=\"http://elsewhere/b\">";
        assertThat(ArticleHtml.withMaterials(html, url -> url.endsWith("/a") ? ID : null))
                .isEqualTo("<img data-material=\"" + ID + "\"><img src=\"http://elsewhere/b\">");
    }

    @Test
    void doesNotChangeWhatIsCleanAlready() {
        String clean = ArticleHtml.clean("<p>1 < 2 & \"三\"</p><p>a<br>b</p>");
        assertThat(ArticleHtml.clean(clean)).isEqualTo(clean);
    }
}
