package com.haina.simulators.mass;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.articles.Drafts;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.materials.Materials;
import com.haina.simulators.materials.MediaType;
import com.haina.simulators.messages.Bubbles;
import com.haina.simulators.mp.Account;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.MessageKind;

import tools.jackson.databind.JsonNode;

/** What a mass message says, checked before it is taken and shown when it is sent. */
@Component
class MassContent {

    private static final int LONGEST_TEXT = 2048;
    private static final int MOST_PICTURES = 20;

    private final Materials materials;
    private final Drafts drafts;
    private final Bubbles bubbles;

    MassContent(Materials materials, Drafts drafts, Bubbles bubbles) {
        this.materials = materials;
        this.drafts = drafts;
        this.bubbles = bubbles;
    }

    /** @throws ApiFailure 40008 for a type that is none, 40007 for unknown media, 44004 and 45002 for its text */
    void check(String appId, String type, JsonNode at) {
        switch (type) {
            case "text" -> text(at.path("content").asString(""));
            case "image" -> pictures(at).forEach(id -> file(appId, id, MediaType.IMAGE));
            case "voice" -> file(appId, id(at), MediaType.VOICE);
            case "mpvideo" -> file(appId, id(at), MediaType.VIDEO);
            case "mpnews" -> drafts.find(appId, id(at)).orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
            case "wxcard" -> text(at.path("card_id").asString(""));
            default -> throw new ApiFailure(40008, "invalid message type");
        }
    }

    /** What one follower sees. */
    List<ChatMessage> show(Account account, String personId, String type, JsonNode at) {
        return switch (type) {
            case "text" ->
                List.of(bubbles.text(account, personId, at.path("content").asString("")));
            case "image" ->
                pictures(at).stream()
                        .map(id -> bubbles.material(account, personId, MessageKind.IMAGE, id, "", ""))
                        .toList();
            case "voice" -> List.of(bubbles.material(account, personId, MessageKind.VOICE, id(at), "", ""));
            case "mpvideo" -> List.of(bubbles.material(account, personId, MessageKind.VIDEO, id(at), "", ""));
            case "mpnews" -> List.of(bubbles.material(account, personId, MessageKind.NEWS, id(at), "", ""));
            default -> List.of(bubbles.card(account, personId, MessageKind.NEWS, "卡券", "", "", ""));
        };
    }

    /** Where the content of a type stands: pictures in a word of their own, with an older form beside it. */
    static JsonNode at(String type, Fields fields) {
        JsonNode at = fields.at(type);
        return type.equals("image") && at.isMissingNode() ? fields.at("images") : at;
    }

    private static List<String> pictures(JsonNode at) {
        List<String> ids =
                at.path("media_ids").valueStream().map(id -> id.asString("")).toList();
        if (ids.size() > MOST_PICTURES) {
            throw new ApiFailure(45008, "article size out of limit");
        }
        return ids.isEmpty() ? List.of(id(at)) : ids;
    }

    private void file(String appId, String mediaId, MediaType type) {
        materials
                .find(appId, mediaId)
                .filter(material -> material.type() == type)
                .orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }

    private static String id(JsonNode at) {
        return at.path("media_id").asString("");
    }

    private static void text(String text) {
        if (text.isBlank()) {
            throw new ApiFailure(44004, "empty content");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            throw new ApiFailure(45002, "content size out of limit");
        }
    }
}
