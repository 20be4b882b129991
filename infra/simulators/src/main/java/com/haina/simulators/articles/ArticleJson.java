package com.haina.simulators.articles;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.PublicAddress;
import com.haina.simulators.hosts.VirtualHost;
import com.haina.simulators.materials.Materials;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Articles as they are answered: as they were sent, and where they and their covers are seen. */
@Component
public final class ArticleJson {

    private static final List<String> TEXTS = List.of("author", "digest", "content_source_url", "thumb_media_id");
    private static final List<String> FLAGS = List.of("show_cover_pic", "need_open_comment", "only_fans_can_comment");

    private final Materials materials;
    private final PublicAddress address;

    ArticleJson(Materials materials, PublicAddress address) {
        this.materials = materials;
        this.address = address;
    }

    List<JsonNode> of(Draft draft) {
        return all(draft.appId(), draft.pageId(), draft.articles());
    }

    List<JsonNode> of(Issue issue) {
        List<JsonNode> all = all(issue.appId(), issue.pageId(), issue.articles());
        for (int i = 0; i < all.size(); i++) {
            ((ObjectNode) all.get(i)).put("is_deleted", issue.deleted().contains(i + 1));
        }
        return all;
    }

    /** Where the article is read, counted from 1. */
    public String url(String pageId, int index) {
        return address.of(VirtualHost.WECHAT_MP, "/s/" + pageId + "/" + index);
    }

    /** The address of an article's cover; empty when its material is gone. */
    String cover(String appId, JsonNode article) {
        String first = article.path("image_info")
                .path("image_list")
                .path(0)
                .path("image_media_id")
                .asString("");
        return materials
                .find(appId, article.path("thumb_media_id").asString(first))
                .map(materials::address)
                .orElse("");
    }

    private List<JsonNode> all(String appId, String pageId, List<JsonNode> articles) {
        List<JsonNode> all = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            ObjectNode article = (ObjectNode) articles.get(i).deepCopy();
            TEXTS.stream().filter(name -> !article.has(name)).forEach(name -> article.put(name, ""));
            FLAGS.stream().filter(name -> !article.has(name)).forEach(name -> article.put(name, 0));
            article.put("thumb_url", cover(appId, article));
            article.put("url", url(pageId, i + 1));
            all.add(article);
        }
        return all;
    }
}
