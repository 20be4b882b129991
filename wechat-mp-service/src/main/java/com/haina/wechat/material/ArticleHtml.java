package com.haina.wechat.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * The inside of articles: only what WeChat shows and what can do no harm in a reader's page. Scripts, frames, forms, event handlers and
 * addresses other than http(s) do not survive.
 */
final class ArticleHtml {

    /** Marks a picture of the library. */
    static final String MATERIAL = "data-material";

    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "p",
                    "br",
                    "hr",
                    "div",
                    "section",
                    "span",
                    "strong",
                    "b",
                    "em",
                    "i",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "img",
                    "figure",
                    "figcaption")
            .addAttributes(":all", "style")
            .addAttributes("a", "href")
            .addAttributes("img", "src", "alt", MATERIAL)
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan")
            .addProtocols("a", "href", "http", "https")
            .addProtocols("img", "src", "http", "https");

    private static final Set<String> STYLES = Set.of(
            "text-align",
            "color",
            "background-color",
            "font-size",
            "font-weight",
            "font-style",
            "text-decoration",
            "line-height",
            "letter-spacing",
            "text-indent",
            "margin",
            "margin-top",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "padding",
            "border",
            "border-left",
            "border-radius",
            "width",
            "max-width");
    /** No functions (url, expression) and no escapes. */
    private static final Pattern PLAIN_VALUE = Pattern.compile("[\\w\\s#%.,+-]{1,100}|rgba?\\([\\d\\s.,%]{1,40}\\)");

    /** WeChat's hosts for pictures, or what stands in for them: the host is the first path segment then. */
    private static final Pattern AT_WECHAT =
            Pattern.compile("https?://([\\w.-]+\\.(qpic\\.cn|qlogo\\.cn|qq\\.com)|[^/]+/mmbiz\\.qpic\\.cn)/.*");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private ArticleHtml() {}

    /** The HTML without anything that is not allowed in it. */
    static String clean(String html) {
        Document document = parse(Jsoup.clean(html, "", ALLOWED, settings()));
        for (Element styled : document.select("[style]")) {
            String style = cleanStyle(styled.attr("style"));
            if (style.isEmpty()) {
                styled.removeAttr("style");
            } else {
                styled.attr("style", style);
            }
        }
        for (Element image : document.select("img")) {
            if (image.hasAttr(MATERIAL)) {
                image.removeAttr("src");
                if (!ID.matcher(image.attr(MATERIAL)).matches()) {
                    image.removeAttr(MATERIAL);
                }
            }
            if (!image.hasAttr(MATERIAL) && !image.hasAttr("src")) {
                image.remove();
            }
        }
        return document.body().html();
    }

    private static String cleanStyle(String style) {
        List<String> kept = new ArrayList<>();
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String name = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = declaration.substring(colon + 1).strip();
            if (STYLES.contains(name) && PLAIN_VALUE.matcher(value).matches()) {
                kept.add(name + ": " + value);
            }
        }
        return String.join("; ", kept);
    }

    /** The ids of the library's pictures in it. */
    static List<String> materials(String html) {
        return parse(html).select("img[" + MATERIAL + "]").eachAttr(MATERIAL).stream()
                .distinct()
                .toList();
    }

    /** How often pictures of the library stand in it. */
    static int pictures(String html) {
        return parse(html).select("img[" + MATERIAL + "]").size();
    }

    /** How many pictures are neither the library's nor WeChat's: it shows none from anywhere else in an article. */
    static int picturesElsewhere(String html) {
        return (int) parse(html).select("img[src]").eachAttr("src").stream()
                .filter(src -> !AT_WECHAT.matcher(src).matches())
                .count();
    }

    /** What readers see of it, to count characters and to make a digest. */
    static String text(String html) {
        return parse(html).text();
    }

    /** The same with the library's pictures at an account's addresses. */
    static String withUrls(String html, UnaryOperator<String> urlOfMaterial) {
        Document document = parse(html);
        for (Element image : document.select("img[" + MATERIAL + "]")) {
            image.attr("src", urlOfMaterial.apply(image.attr(MATERIAL)));
            image.removeAttr(MATERIAL);
        }
        return document.body().html();
    }

    /**
     * The same with pictures at addresses replaced by pictures of the library.
     *
     * @param materialOfUrl the id of the picture there, or null to leave it as it is
     */
    static String withMaterials(String html, Function<String, @Nullable String> materialOfUrl) {
        Document document = parse(html);
        for (Element image : document.select("img[src]")) {
            String id = materialOfUrl.apply(image.attr("src"));
            if (id != null) {
                image.attr(MATERIAL, id);
                image.removeAttr("src");
            }
        }
        return document.body().html();
    }

    private static Document parse(String html) {
        return Jsoup.parseBodyFragment(html).outputSettings(settings());
    }

    private static Document.OutputSettings settings() {
        return new Document.OutputSettings().prettyPrint(false);
    }
}
