package com.haina.simulators.messages;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.mp.Account;
import com.haina.simulators.people.ChatApp;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.MessageKind;

/** Makes what stands in a follower's chat with an account. */
@Component
public final class Bubbles {

    private final SentMedia media;

    Bubbles(SentMedia media) {
        this.media = media;
    }

    /** Words, an article, a file: what has no place in a kind is empty. */
    public ChatMessage of(
            Account account,
            String personId,
            MessageKind kind,
            String title,
            String text,
            String url,
            String pictureUrl,
            List<ChatMessage.Fact> facts,
            List<ChatMessage.Choice> choices) {
        return new ChatMessage(
                0,
                personId,
                ChatApp.WECHAT,
                account.appId(),
                account.name(),
                false,
                kind,
                title,
                text,
                url,
                pictureUrl,
                facts,
                choices,
                "",
                Instant.EPOCH);
    }

    public ChatMessage text(Account account, String personId, String text) {
        return of(account, personId, MessageKind.TEXT, "", text, "", "", List.of(), List.of());
    }

    ChatMessage note(Account account, String personId, String text) {
        return of(account, personId, MessageKind.NOTE, "", text, "", "", List.of(), List.of());
    }

    public ChatMessage card(
            Account account, String personId, MessageKind kind, String title, String text, String url, String picture) {
        return of(account, personId, kind, title, text, url, picture, List.of(), List.of());
    }

    /**
     * A message that consists of material.
     *
     * @param title of a film, empty for the material's own
     * @throws ApiFailure 40007 for an unknown media id, or one of another kind
     */
    public ChatMessage material(
            Account account, String personId, MessageKind kind, String mediaId, String title, String text) {
        SentMedia.Media found = media(account.appId(), mediaId, kind);
        return card(
                account,
                personId,
                kind,
                title.isEmpty() ? found.title() : title,
                text.isEmpty() ? found.description() : text,
                found.url(),
                found.pictureUrl());
    }

    /**
     * Articles for one follower: there may be no more than one (客服消息: 图文消息条数限制在1条以内).
     *
     * @throws ApiFailure 40007 for an unknown media id, or one of another kind, 45008 for more than one
     */
    ChatMessage article(Account account, String personId, String mediaId) {
        if (media(account.appId(), mediaId, MessageKind.NEWS).articles() > 1) {
            throw new ApiFailure(45008, "article size out of limit");
        }
        return material(account, personId, MessageKind.NEWS, mediaId, "", "");
    }

    private SentMedia.Media media(String appId, String mediaId, MessageKind kind) {
        return media.find(appId, mediaId)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }
}
