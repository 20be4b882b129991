package com.haina.simulators.menus;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.messages.SentMedia;

import tools.jackson.databind.JsonNode;

/** What a menu may be: three buttons of five, lengths in bytes, each kind with its own fields. */
@Component
class MenuRules {

    private static final int MOST = 3;
    private static final int MOST_SUB = 5;
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_SUB_NAME = 60;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_URL = 1024;
    private static final int MOST_DOMAINS = 3;

    private static final Set<String> KEYED = Set.of(
            "click",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select");

    private final SentMedia media;

    MenuRules(SentMedia media) {
        this.media = media;
    }

    /** @throws ApiFailure 40016 to 40027 and others for what is wrong first */
    void check(String appId, JsonNode buttons) {
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > MOST) {
            throw new ApiFailure(40016, "invalid button size");
        }
        for (JsonNode button : buttons) {
            JsonNode subs = button.path("sub_button");
            name(button, LONGEST_NAME, 40018, "invalid button name size");
            if (subs.isEmpty()) {
                leaf(appId, button, Level.TOP);
                continue;
            }
            if (subs.size() > MOST_SUB) {
                throw new ApiFailure(40023, "invalid sub button size");
            }
            for (JsonNode sub : subs) {
                if (!sub.path("sub_button").isEmpty()) {
                    throw new ApiFailure(40022, "invalid sub menu level");
                }
                name(sub, LONGEST_SUB_NAME, 40025, "invalid sub button name size");
                leaf(appId, sub, Level.SUB);
            }
        }
    }

    /** @throws ApiFailure 65304 for an empty rule, 65320 for one by sex, place or language, 65316 for too many hosts */
    void checkConditional(JsonNode rule, JsonNode buttons) {
        for (String gone : new String[] {"sex", "country", "province", "city", "language", "group_id"}) {
            if (!rule.path(gone).asString("").isEmpty()) {
                throw new ApiFailure(65320, "matchrule contains privacy field");
            }
        }
        if (rule.path("tag_id").asString("").isEmpty()
                && rule.path("client_platform_type").asString("").isEmpty()) {
            throw new ApiFailure(65304, "match rule empty");
        }
        Set<String> hosts = new HashSet<>();
        hosts(buttons, hosts);
        if (hosts.size() > MOST_DOMAINS) {
            throw new ApiFailure(65316, "too many domains");
        }
    }

    private void leaf(String appId, JsonNode button, Level level) {
        String type = button.path("type").asString("");
        if (KEYED.contains(type)) {
            int key = bytes(button.path("key").asString(""));
            if (key == 0 || key > LONGEST_KEY) {
                throw new ApiFailure(level.key, "invalid button key size");
            }
            return;
        }
        switch (type) {
            case "view" -> url(button, level);
            case "miniprogram" -> {
                url(button, level);
                if (!button.path("appid").asString("").matches("wx[0-9a-f]{16}")
                        || button.path("pagepath").asString("").isEmpty()) {
                    throw new ApiFailure(40013, "invalid appid");
                }
            }
            case "media_id", "view_limited" -> {
                // 永久素材 id: what ends in three days is none.
                Optional<SentMedia.Media> found =
                        media.find(appId, button.path("media_id").asString(""));
                if (found.filter(one -> one.origin() != SentMedia.Origin.TEMPORARY)
                        .isEmpty()) {
                    throw new ApiFailure(40007, "invalid media_id");
                }
            }
            case "article_id", "article_view_limited" -> {
                // 发布后获得的合法 article_id, of this account.
                Optional<SentMedia.Media> found =
                        media.find(appId, button.path("article_id").asString(""));
                if (found.filter(one -> one.origin() == SentMedia.Origin.ARTICLE)
                        .isEmpty()) {
                    throw new ApiFailure(40007, "invalid article_id");
                }
            }
            default -> throw new ApiFailure(level.type, "invalid button type");
        }
    }

    private static void url(JsonNode button, Level level) {
        String url = button.path("url").asString("");
        if (url.isEmpty() || bytes(url) > LONGEST_URL) {
            throw new ApiFailure(level.url, "invalid button url size");
        }
        if (!url.matches("https?://.+")) {
            throw new ApiFailure(40055, "invalid button url domain");
        }
    }

    private static void name(JsonNode button, int most, int code, String message) {
        int length = bytes(button.path("name").asString(""));
        if (length == 0 || length > most) {
            throw new ApiFailure(code, message);
        }
    }

    private static void hosts(JsonNode buttons, Set<String> hosts) {
        for (JsonNode button : buttons) {
            String url = button.path("url").asString("");
            try {
                if (!url.isEmpty()) {
                    hosts.add(String.valueOf(URI.create(url).getHost()));
                }
            } catch (IllegalArgumentException notAnAddress) {
                throw new ApiFailure(65317, "invalid url");
            }
            hosts(button.path("sub_button"), hosts);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private enum Level {
        TOP(40017, 40019, 40020),
        SUB(40024, 40026, 40027);

        private final int type;
        private final int key;
        private final int url;

        Level(int type, int key, int url) {
            this.type = type;
            this.key = key;
            this.url = url;
        }
    }
}
