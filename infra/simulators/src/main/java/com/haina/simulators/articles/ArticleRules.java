package com.haina.simulators.articles;

import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.materials.Material;
import com.haina.simulators.materials.Materials;
import com.haina.simulators.materials.MediaType;

import tools.jackson.databind.JsonNode;

/** What an article may be: lengths in characters, those of addresses in bytes. */
@Component
class ArticleRules {

    private static final int MOST = 8;
    private static final int MOST_PICTURES = 20;
    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_AUTHOR = 16;
    private static final int LONGEST_DIGEST = 128;
    private static final int LONGEST_CONTENT = 20_000;
    private static final int MOST_CONTENT = 1 << 20;
    private static final int MOST_URL = 1024;

    private final Materials materials;

    ArticleRules(Materials materials) {
        this.materials = materials;
    }

    /** @throws ApiFailure 44003 for none, 45008 for more than eight, and as for each of them */
    void checkAll(String appId, JsonNode articles) {
        if (!articles.isArray() || articles.isEmpty()) {
            throw new ApiFailure(44003, "empty news data");
        }
        if (articles.size() > MOST) {
            throw new ApiFailure(45008, "article size out of limit");
        }
        articles.forEach(article -> check(appId, article));
    }

    /** @throws ApiFailure 45002 to 45005 and 45110 for what is too long, 44004 for what is missing, 40007 for its cover */
    void check(String appId, JsonNode article) {
        String title = article.path("title").asString("");
        String content = article.path("content").asString("");
        boolean pictures = article.path("article_type").asString("news").equals("newspic");
        if (title.isBlank() || content.isBlank() && !pictures) {
            throw new ApiFailure(44004, "empty content");
        }
        if (length(title) > LONGEST_TITLE) {
            throw new ApiFailure(45003, "title size out of limit");
        }
        if (length(article.path("author").asString("")) > LONGEST_AUTHOR) {
            throw new ApiFailure(45110, "author size out of limit");
        }
        if (length(article.path("digest").asString("")) > LONGEST_DIGEST) {
            throw new ApiFailure(45004, "description size out of limit");
        }
        if (length(content) >= LONGEST_CONTENT || bytes(content) >= MOST_CONTENT) {
            throw new ApiFailure(45002, "content size out of limit");
        }
        if (bytes(article.path("content_source_url").asString("")) > MOST_URL) {
            throw new ApiFailure(45005, "url size out of limit");
        }
        if (pictures) {
            pictures(appId, article.path("image_info").path("image_list"));
        } else {
            picture(appId, article.path("thumb_media_id").asString(""));
        }
    }

    private void pictures(String appId, JsonNode list) {
        if (list.isEmpty() || list.size() > MOST_PICTURES) {
            throw new ApiFailure(45008, "article size out of limit");
        }
        list.forEach(one -> picture(appId, one.path("image_media_id").asString("")));
    }

    private void picture(String appId, String mediaId) {
        materials
                .find(appId, mediaId)
                .filter(Material::isPermanent)
                .filter(found -> found.type() == MediaType.IMAGE || found.type() == MediaType.THUMB)
                .orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
