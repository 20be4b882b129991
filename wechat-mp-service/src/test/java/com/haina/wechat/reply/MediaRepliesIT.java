package com.haina.wechat.reply;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.client.RestClient;

import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.material.Samples;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;
import com.haina.weixin.CallbackXml;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are no words, with files that WeChat got, and a person who takes over. */
class MediaRepliesIT extends RunningService {

    @Autowired
    AccountDirectory accounts;

    private String tenant = "";
    private String appId = "";

    @BeforeEach
    void anAccount() {
        tenant = "tenant-" + Ids.next();
        appId = authority.newAccount(tenant);
        CurrentTenant.run(tenant, () -> accounts.refresh(appId));
    }

    @Test
    void picturesVoicesAndVideosOfTheLibraryAreAnsweredWithTheIdsThatTheAccountHasForThem() {
        String image = uploaded("IMAGE", Samples.jpeg(80, 60, 1));
        String voice = uploaded("VOICE", Samples.mp3(100));
        String video = uploaded("VIDEO", Samples.mp4(2_000));
        write(
                rule("image", "图", Map.of("form", "IMAGE", "materialId", image)),
                rule("voice", "声", Map.of("form", "VOICE", "materialId", voice)),
                rule("video", "影", Map.of("form", "VIDEO", "materialId", video, "title", "开门", "description", "怎样开门")));
        Map<String, String> picture = answer("图");
        assertThat(picture).containsEntry("MsgType", "image");
        assertThat(picture.get("Image.MediaId")).isNotBlank();
        assertThat(answer("图")).as("uploaded once").containsEntry("Image.MediaId", picture.get("Image.MediaId"));
        Map<String, String> sound = answer("声");
        assertThat(sound).containsEntry("MsgType", "voice");
        assertThat(sound.get("Voice.MediaId")).isNotBlank();
        assertThat(answer("影"))
                .containsEntry("MsgType", "video")
                .containsEntry("Video.Title", "开门")
                .containsEntry("Video.Description", "怎样开门");
    }

    @Test
    void aMaterialOfAnotherKindThanTheAnswerIsNotSaved() {
        String voice = uploaded("VOICE", Samples.mp3(100));
        ResponseEntity<JsonNode> refused = written(
                rule("image", "图", Map.of("form", "IMAGE", "materialId", voice)),
                rule("gone", "没", Map.of("form", "VIDEO", "materialId", "0123456789abcdef0123456789abcdef")));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/rules/0/answer/materialId", "/rules/1/answer/materialId");
        assertThat(refused.getBody().path("errors").get(0).path("detail").asString())
                .contains("类型");
    }

    /** Nobody runs resident-service here, so whoever asks is a stranger, and gets an answer all the same. */
    @Test
    void anArticleIsOneCardThatLeadsToItsPageAlsoWhileNobodyKnowsWhoAsks() {
        write(rule(
                "news",
                "缴费",
                Map.of(
                        "form",
                        "NEWS",
                        "title",
                        "{姓名}，十一月物业费",
                        "description",
                        "点开缴费",
                        "pictureUrl",
                        "https://mmbiz.qpic.cn/one.jpg",
                        "url",
                        "https://wuye.example.cn/m/bills?a=1&b=2")));
        assertThat(answer("缴费"))
                .containsEntry("MsgType", "news")
                .containsEntry("ArticleCount", "1")
                .containsEntry("Articles.item.Title", "业主，十一月物业费")
                .containsEntry("Articles.item.Url", "https://wuye.example.cn/m/bills?a=1&b=2");
    }

    @Test
    void inWorkingHoursAPersonTakesOverAndTheFollowerSeesIt() {
        write(rule("person", "人工", Map.of("form", "HAND_OVER", "text", "下班了，明早回复")));
        assertThat(answer("人工")).containsEntry("MsgType", "transfer_customer_service");

        Simulators.call("PUT", "/sim/api/persons/p4/accounts/" + appId + "/follow", null);
        Simulators.call("POST", "/sim/api/persons/p4/accounts/" + appId + "/messages", Map.of("text", "我要人工"));
        Awaitility.await()
                .until(
                        () -> Simulators.call("GET", "/sim/api/persons/p4/chats", null)
                                .toString(),
                        chats -> chats.contains("已转接人工客服"));
    }

    @Test
    void aMaterialThatARuleOrAMenuUsesStaysAndOneThatNothingUsesGoes() {
        String answered = uploaded("IMAGE", Samples.jpeg(80, 60, 2));
        String opened = uploaded("IMAGE", Samples.jpeg(80, 60, 3));
        String idle = uploaded("IMAGE", Samples.jpeg(80, 60, 4));
        write(rule("image", "图", Map.of("form", "IMAGE", "materialId", answered)));
        String tag = client().get()
                .uri("/api/wechat/v1/menus/" + appId)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
        Map<String, Object> entry =
                Map.of("name", "平面图", "type", "MATERIAL", "materialId", opened, "entries", List.of());
        assertThat(client().put()
                        .uri("/api/wechat/v1/menus/" + appId + "/draft")
                        .header("If-Match", tag)
                        .body(Map.of("entries", List.of(entry), "conditional", List.of()))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        ResponseEntity<JsonNode> byRule = delete(answered);
        assertThat(byRule.getStatusCode().value()).isEqualTo(409);
        assertThat(byRule.getBody().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/reply/" + appId);
        ResponseEntity<JsonNode> byMenu = delete(opened);
        assertThat(byMenu.getStatusCode().value()).isEqualTo(409);
        assertThat(byMenu.getBody().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/menu/" + appId);
        assertThat(delete(idle).getStatusCode().value()).isEqualTo(204);
        write(rule("image", "图", Map.of("form", "TEXT", "text", "没有图了")));
        assertThat(delete(answered).getStatusCode().value()).isEqualTo(204);
    }

    /** Asked again until it comes in time: the first one waits for the upload, and may go as a message of its own. */
    private Map<String, String> answer(String text) {
        String body = Awaitility.await("an answer to " + text)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> new Pushes(appId)
                                .push(Pushes.text("oMEDIA", text, Ids.next()))
                                .body(),
                        answered -> answered.startsWith("<xml>"));
        return CallbackXml.read(Pushes.opened(body));
    }

    private String uploaded(String kind, byte[] content) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(content)).filename("sample");
        body.part("kind", kind);
        ResponseEntity<JsonNode> answer = client().post()
                .uri("/api/wechat/v1/materials")
                .header("Idempotency-Key", Ids.next())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(body.build())
                .retrieve()
                .toEntity(JsonNode.class);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return answer.getBody().path("id").asString();
    }

    private ResponseEntity<JsonNode> delete(String material) {
        String tag = client().get()
                .uri("/api/wechat/v1/materials/" + material)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
        return client().delete()
                .uri("/api/wechat/v1/materials/" + material)
                .header("If-Match", tag)
                .retrieve()
                .toEntity(JsonNode.class);
    }

    /** Rules of an office that is always open. */
    @SafeVarargs
    private void write(Map<String, Object>... rules) {
        ResponseEntity<JsonNode> answer = written(rules);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    @SafeVarargs
    private ResponseEntity<JsonNode> written(Map<String, Object>... rules) {
        String address = "/api/wechat/v1/reply-books/" + appId;
        String tag = client().get()
                .uri(address)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
        Map<String, Object> hours = Map.of(
                "days",
                Arrays.stream(DayOfWeek.values()).map(Enum::name).toList(),
                "opens",
                "00:00",
                "closes",
                "23:59",
                "holidays",
                List.of(),
                "workdays",
                List.of());
        return client().put()
                .uri(address)
                .header("If-Match", tag)
                .body(Map.of(
                        "rules",
                        new ArrayList<>(List.of(rules)),
                        "hours",
                        hours,
                        "nameFallback",
                        "业主",
                        "roomFallback",
                        "您的房屋"))
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private static Map<String, Object> rule(String id, String word, Map<String, Object> answer) {
        return new HashMap<>(Map.of(
                "id",
                id,
                "name",
                id,
                "kind",
                "KEYWORD",
                "match",
                "CONTAINS",
                "words",
                List.of(word),
                "audience",
                "EVERYBODY",
                "enabled",
                true,
                "answer",
                answer));
    }

    private RestClient client() {
        return TestTokens.client(PORT, TestTokens.administrator(tenant));
    }
}
