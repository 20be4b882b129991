package com.haina.simulators.scenes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;
import com.haina.simulators.qr.QrImage;

import tools.jackson.databind.JsonNode;

/** Makes codes with scenes, and shows them. */
@RestController
class SceneController {

    private static final int SET = 3;
    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 2_592_000;
    private static final int MOST_PERMANENT_NUMBER = 100_000;
    private static final int LONGEST_TEXT = 64;

    private final AccountCaller caller;
    private final Scenes scenes;

    SceneController(AccountCaller caller, Scenes scenes) {
        this.caller = caller;
        this.scenes = scenes;
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/qrcode/create")
    Map<String, Object> create(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SET);
        Fields fields = Fields.of(body);
        JsonNode given = fields.at("action_info").path("scene");
        Scene scene = switch (fields.text("action_name")) {
            case "QR_SCENE" -> scenes.create(appId, number(given, Integer.MAX_VALUE), "", lifetime(fields));
            case "QR_STR_SCENE" -> scenes.create(appId, 0, text(given), lifetime(fields));
            case "QR_LIMIT_SCENE" -> scenes.create(appId, number(given, MOST_PERMANENT_NUMBER), "", null);
            case "QR_LIMIT_STR_SCENE" -> scenes.create(appId, 0, text(given), null);
            default -> throw new ApiFailure(40052, "invalid action name");
        };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ticket", scene.ticket());
        if (!scene.isPermanent()) {
            answer.put("expire_seconds", lifetime(fields).toSeconds());
        }
        answer.put("url", scene.link());
        return answer;
    }

    @GetMapping(value = "/mp.weixin.qq.com/cgi-bin/showqrcode", produces = MediaType.IMAGE_JPEG_VALUE)
    byte[] show(@RequestParam(defaultValue = "") String ticket) {
        return scenes.byTicket(ticket)
                .map(scene -> QrImage.jpeg(scene.link()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such ticket"));
    }

    private static Duration lifetime(Fields fields) {
        return Duration.ofSeconds(Math.clamp(fields.number("expire_seconds", USUAL_SECONDS), 1, MOST_SECONDS));
    }

    private static int number(JsonNode scene, int most) {
        int number = scene.path("scene_id").asInt(0);
        if (number < 1 || number > most) {
            throw new ApiFailure(40053, "invalid action info");
        }
        return number;
    }

    private static String text(JsonNode scene) {
        String text = scene.path("scene_str").asString("");
        if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            throw new ApiFailure(40053, "invalid action info");
        }
        return text;
    }
}
