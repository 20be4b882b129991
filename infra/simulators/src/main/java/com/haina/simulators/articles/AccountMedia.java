package com.haina.simulators.articles;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.materials.Material;
import com.haina.simulators.materials.Materials;
import com.haina.simulators.materials.MediaType;
import com.haina.simulators.messages.SentMedia;

import tools.jackson.databind.JsonNode;

/** What stands behind a media id: a file, a draft or a published article. */
@Component
class AccountMedia implements SentMedia {

    private final Materials materials;
    private final Drafts drafts;
    private final Issues issues;
    private final ArticleJson json;

    AccountMedia(Materials materials, Drafts drafts, Issues issues, ArticleJson json) {
        this.materials = materials;
        this.drafts = drafts;
        this.issues = issues;
        this.json = json;
    }

    @Override
    public Optional<Media> find(String appId, String mediaId) {
        return materials
                .find(appId, mediaId)
                .map(this::file)
                .or(() -> drafts.find(appId, mediaId)
                        .map(draft ->
                                article(appId, draft.pageId(), draft.articles().getFirst())))
                .or(() -> issues.onPage(mediaId)
                        .filter(issue -> issue.appId().equals(appId) && issue.isReadable(1))
                        .map(issue ->
                                article(appId, issue.pageId(), issue.articles().getFirst())));
    }

    private Media file(Material material) {
        String address = materials.address(material);
        boolean picture = material.type() == MediaType.IMAGE || material.type() == MediaType.THUMB;
        return new Media(material.title(), material.introduction(), address, picture ? address : "");
    }

    private Media article(String appId, String pageId, JsonNode article) {
        return new Media(
                article.path("title").asString(""),
                article.path("digest").asString(""),
                json.url(pageId, 1),
                json.cover(appId, article));
    }
}
