package com.haina.simulators.articles;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.materials.Material;
import com.haina.simulators.materials.Materials;
import com.haina.simulators.messages.SentMedia;
import com.haina.simulators.people.MessageKind;

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
                        .map(draft -> article(appId, Origin.DRAFT, draft.pageId(), draft.articles())))
                .or(() -> issues.onPage(mediaId)
                        .filter(issue -> issue.appId().equals(appId) && issue.isReadable(1))
                        .map(issue -> article(appId, Origin.ARTICLE, issue.pageId(), issue.articles())));
    }

    private Media file(Material material) {
        String address = materials.address(material);
        MessageKind kind = switch (material.type()) {
            case IMAGE, THUMB -> MessageKind.IMAGE;
            case VOICE -> MessageKind.VOICE;
            case VIDEO -> MessageKind.VIDEO;
        };
        return new Media(
                material.isPermanent() ? Origin.PERMANENT : Origin.TEMPORARY,
                kind,
                0,
                material.title(),
                material.introduction(),
                address,
                kind == MessageKind.IMAGE ? address : "");
    }

    private Media article(String appId, Origin origin, String pageId, List<JsonNode> articles) {
        JsonNode first = articles.getFirst();
        return new Media(
                origin,
                MessageKind.NEWS,
                articles.size(),
                first.path("title").asString(""),
                first.path("digest").asString(""),
                json.url(pageId, 1),
                json.cover(appId, first));
    }
}
