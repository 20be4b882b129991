package com.haina.simulators.articles;

import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.PublicAddress;
import com.haina.simulators.hosts.VirtualHost;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps of an article's pictures those that were uploaded for the inside of articles: 外部图片url将被过滤 (draft/add), without a
 * word to whoever sends it.
 */
@Component
class ArticlePictures {

    private static final Pattern AT_WECHAT = Pattern.compile("https?://[\\w.-]+\\.(qpic\\.cn|qlogo\\.cn|qq\\.com)/.*");
    private static final Pattern PICTURE =
            Pattern.compile("<img\\b[^>]*?\\ssrc\\s*=\\s*[\"']([^\"']*)[\"'][^>]*>", Pattern.CASE_INSENSITIVE);

    private final PublicAddress address;

    ArticlePictures(PublicAddress address) {
        this.address = address;
    }

    /** The article without pictures from elsewhere. */
    JsonNode filtered(JsonNode article) {
        ObjectNode kept = (ObjectNode) article.deepCopy();
        if (kept.has("content")) {
            kept.put(
                    "content",
                    PICTURE.matcher(article.path("content").asString(""))
                            .replaceAll(picture -> isOurs(picture.group(1)) ? "$0" : ""));
        }
        return kept;
    }

    private boolean isOurs(String src) {
        return AT_WECHAT.matcher(src).matches() || src.startsWith(address.of(VirtualHost.MEDIA, "/"));
    }
}
