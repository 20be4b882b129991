package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.client.RestClient;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.callback.FollowerMessage;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.wechat.callback.component-app-id=wx5e1f00000000c0de",
            "haina.wechat.callback.token=token",
            "haina.wechat.callback.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
        })
@WithStoreAndBroker
@Import({TestTokens.class, LibraryAtWechat.class})
class LibraryIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String APP = "wx00000000000000a1";
    private static final String OTHER_APP = "wx00000000000000a2";

    @LocalServerPort
    int port;

    @Autowired
    LibraryAtWechat wechat;

    @Autowired
    MediaIds mediaIds;

    @Autowired
    DraftMediaIds draftMediaIds;

    @Autowired
    DraftBook draftBook;

    @Autowired
    NewsDrafts drafts;

    @Autowired
    HearPublication heard;

    @Autowired
    MongoOperations mongo;

    private String tenant = "";
    private String app = "";
    private String otherApp = "";

    @BeforeEach
    void freshTenant() {
        tenant = "t-" + UUID.randomUUID();
        app = APP + UUID.randomUUID().toString().substring(0, 8);
        otherApp = OTHER_APP + UUID.randomUUID().toString().substring(0, 8);
        for (String account : List.of(app, otherApp)) {
            mongo.insert(
                    new org.bson.Document("_id", account)
                            .append("tenantId", tenant)
                            .append("authorized", true),
                    "accounts");
        }
    }

    @Test
    void anUploadIsKeptShownAndHandedOutAsItWas() {
        byte[] picture = Samples.jpeg(800, 600, 1);
        ResponseEntity<String> answer = upload("IMAGE", picture, "停水通知.jpg");
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        JsonNode material = JSON.readTree(answer.getBody());
        assertThat(material.get("title").asString()).isEqualTo("停水通知");
        assertThat(material.get("width").asInt()).isEqualTo(800);
        String id = material.get("id").asString();
        assertThat(bytes("/materials/" + id + "/file")).isEqualTo(picture);
        assertThat(bytes("/materials/" + id + "/preview")).hasSizeLessThan(picture.length);
        assertThat(ids(get("/materials?kind=IMAGE"))).containsExactly(id);
        assertThat(ids(get("/materials?kind=IMAGE&q=停水"))).containsExactly(id);
        assertThat(ids(get("/materials?kind=IMAGE&q=停电"))).isEmpty();
        assertThat(ids(get("/materials?kind=VOICE"))).isEmpty();
    }

    @Test
    void theSameBytesAreTheSameMaterial() {
        String first = uploaded("IMAGE", Samples.jpeg(40, 30, 7));
        assertThat(uploaded("IMAGE", Samples.jpeg(40, 30, 7))).isEqualTo(first);
        assertThat(ids(get("/materials?kind=IMAGE"))).hasSize(1);
    }

    @Test
    void aFileThatWechatWouldRefuseIsRefusedWithEveryReason() {
        ResponseEntity<String> answer = upload("THUMB", Samples.png(400, 300, 1), "photo.jpg");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        JsonNode problem = JSON.readTree(answer.getBody());
        assertThat(problem.get("code").asString()).isEqualTo("material.not-accepted");
        assertThat(problem.get("errors")).hasSize(2);
        assertThat(problem.get("errors").get(0).get("detail").asString()).contains("JPG");
        assertThat(ids(get("/materials?kind=THUMB"))).isEmpty();
    }

    @Test
    void anUploadBeyondAllLimitsIsToldSo() {
        ResponseEntity<String> answer = upload("VIDEO", new byte[11 * 1024 * 1024 + 10], "v.mp4");
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void anotherTenantFindsNothing() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        RestClient stranger = TestTokens.client(port, TestTokens.administrator("t-other"));
        for (String path : List.of("", "/file", "/preview", "/uses")) {
            assertThat(stranger.get()
                            .uri("/api/wechat/v1/materials/" + id + path)
                            .retrieve()
                            .toBodilessEntity()
                            .getStatusCode())
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        RestClient viewer = TestTokens.client(port, TestTokens.viewer(tenant));
        assertThat(viewer.get()
                        .uri("/api/wechat/v1/materials/" + id)
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(viewer.delete()
                        .uri("/api/wechat/v1/materials/" + id)
                        .header(HttpHeaders.IF_MATCH, "*")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void aTemporaryCopyIsUsedWhileItLivesAndMadeAnewWhenItHasEnded() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String first = mediaId(id, app, MediaIds.Purpose.TEMPORARY);
        assertThat(mediaId(id, app, MediaIds.Purpose.TEMPORARY)).isEqualTo(first);
        wechat.shelf(otherApp).temporary = Duration.ofMinutes(1);
        String ending = mediaId(id, otherApp, MediaIds.Purpose.TEMPORARY);
        assertThat(mediaId(id, otherApp, MediaIds.Purpose.TEMPORARY)).isNotEqualTo(ending);
    }

    @Test
    void aPermanentCopyServesEverythingAndIsMadeOnce() throws Exception {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> ask = () -> mediaId(id, app, MediaIds.Purpose.PERMANENT);
            List<String> answers = threads.invokeAll(java.util.Collections.nCopies(8, ask)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).containsOnly(answers.getFirst());
        }
        assertThat(mediaId(id, app, MediaIds.Purpose.TEMPORARY)).startsWith("media-");
        assertThat(wechat.shelf(app).calls).containsExactly("add");
    }

    @Test
    void anIdThatWechatForgotIsReplacedByANewOne() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String first = mediaId(id, app, MediaIds.Purpose.PERMANENT);
        CurrentTenant.run(tenant, () -> mediaIds.forget(id, app));
        assertThat(get("/materials/" + id).get("copies").get(0).get("missing").asBoolean())
                .isTrue();
        assertThat(mediaId(id, app, MediaIds.Purpose.PERMANENT)).isNotEqualTo(first);
    }

    @Test
    void aWavOnlyFitsForGood() {
        byte[] wav = java.util.Arrays.copyOf(
                ("RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\100\37\0\0\100\37\0\0\1\0\10\0data\144\0\0\0")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                144);
        String id = uploaded("VOICE", wav);
        assertThat(mediaId(id, app, MediaIds.Purpose.TEMPORARY)).startsWith("media-");
    }

    @Test
    void oneAccountThatFailsKeepsNoOtherFromGettingIt() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        wechat.shelf(app).failures.put("add", 48001);
        JsonNode results = post("/materials/" + id + "/copies", Map.of("appIds", List.of(app, otherApp)));
        assertThat(results.get(0).get("done").asBoolean()).isFalse();
        assertThat(results.get(0).get("code").asInt()).isEqualTo(48001);
        assertThat(results.get(1).get("done").asBoolean()).isTrue();
        assertThat(get("/materials/" + id).get("copies")).hasSize(2);
    }

    @Test
    void whatADraftUsesCannotBeDeletedAndTheAnswerSaysWhere() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String draft = draft("停水通知", "<p>正文</p>", cover);
        ResponseEntity<String> refused = delete("/materials/" + cover);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(JSON.readTree(refused.getBody()).get("detail").asString()).contains("停水通知");
        assertThat(get("/materials/" + cover + "/uses").get(0).get("id").asString())
                .isEqualTo(draft);
        assertThat(delete("/drafts/" + draft).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        mediaId(cover, app, MediaIds.Purpose.PERMANENT);
        assertThat(delete("/materials/" + cover).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(wechat.shelf(app).permanent).isEmpty();
        assertThat(ids(get("/materials?kind=IMAGE"))).isEmpty();
    }

    @Test
    void whatAMenuOfWechatsOwnPagesUsesStays() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        mediaId(id, app, MediaIds.Purpose.PERMANENT);
        wechat.shelf(app).failures.put("delete", 48005);
        ResponseEntity<String> refused = delete("/materials/" + id);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(JSON.readTree(refused.getBody()).get("code").asString()).isEqualTo("material.used-at-wechat");
        assertThat(ids(get("/materials?kind=IMAGE"))).containsExactly(id);
    }

    @Test
    void aDraftIsSavedWhileSomethingIsMissingButNotWithTooMuch() {
        String id = draft("", "", null);
        assertThat(get("/drafts/" + id).get("ready").asBoolean()).isFalse();
        ResponseEntity<String> refused = http().post()
                .uri("/api/wechat/v1/drafts")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("articles", List.of(Map.of("title", "长".repeat(33), "content", "<p>文</p>"))))
                .retrieve()
                .toEntity(String.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(JSON.readTree(refused.getBody())
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/articles/0/title");
    }

    @Test
    void aDraftIsPublishedByEachAccountForItself() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String inside = uploaded("IMAGE", Samples.png(50, 30, 2));
        String id = draft("停水通知", "<p>正文</p><img data-material=\"" + inside + "\">", cover);
        wechat.shelf(otherApp).publicationStatus = 4;
        JsonNode queued = post("/drafts/" + id + "/publications", Map.of("appIds", List.of(app, otherApp)));
        assertThat(queued.get("working").asBoolean()).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get("/drafts/" + id).get("working").asBoolean());
        JsonNode copies = get("/drafts/" + id).get("copies");
        assertThat(copy(copies, app).get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(copy(copies, app).get("urls").get(0).asString()).startsWith("http://mp.weixin.qq.com/s/");
        assertThat(copy(copies, app).path("articleId").asString("")).isNotEmpty();
        assertThat(copy(copies, otherApp).get("state").asString()).isEqualTo("FAILED");
        assertThat(copy(copies, otherApp).get("failure").asString()).isEqualTo("publish.4");
        assertThat(wechat.shelf(app).calls).containsOnlyOnce("publish", "add", "addInline", "addDraft");
    }

    @Test
    void aDraftThatIsNotCompleteIsNotPublished() {
        String id = draft("标题", "<p>正文</p>", null);
        ResponseEntity<String> refused = posted("/drafts/" + id + "/publications", Map.of("appIds", List.of(app)));
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(JSON.readTree(refused.getBody())
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/articles/0/coverId");
    }

    @Test
    void whoDiedWhileHandingInLeavesADraftThatIsNotHandedInTwice() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        CurrentTenant.run(tenant, () -> {
            String mediaId = draftMediaIds.mediaId(id, app);
            wechat.publish(app, mediaId);
            draftBook.write(id, app, copy -> died(copy, mediaId));
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get("/drafts/" + id).get("working").asBoolean());
        JsonNode copy = copy(get("/drafts/" + id).get("copies"), app);
        assertThat(copy.get("failure").asString()).isEqualTo("publish.unknown");
        assertThat(wechat.shelf(app).calls).containsOnlyOnce("publish");
    }

    @Test
    void whoDiedBeforeHandingInLosesNothing() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        CurrentTenant.run(tenant, () -> {
            String mediaId = draftMediaIds.mediaId(id, app);
            draftBook.write(id, app, copy -> died(copy, mediaId));
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> copy(get("/drafts/" + id).get("copies"), app)
                        .get("state")
                        .asString()
                        .equals("PUBLISHED"));
        assertThat(wechat.shelf(app).calls).containsOnlyOnce("publish");
    }

    @Test
    void aChangedDraftIsChangedAtWechatAndNotDoubled() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        post("/drafts/" + id + "/copies", Map.of("appIds", List.of(app)));
        ResponseEntity<String> changed = http().put()
                .uri("/api/wechat/v1/drafts/" + id)
                .header(HttpHeaders.IF_MATCH, etag("/drafts/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("articles", List.of(Map.of("title", "停电通知", "content", "<p>正文</p>", "coverId", cover))))
                .retrieve()
                .toEntity(String.class);
        assertThat(changed.getStatusCode()).as(changed.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(copy(get("/drafts/" + id).get("copies"), app).get("behind").asBoolean())
                .isTrue();
        post("/drafts/" + id + "/copies", Map.of("appIds", List.of(app)));
        assertThat(wechat.shelf(app).drafts).hasSize(1);
        assertThat(wechat.shelf(app)
                        .drafts
                        .values()
                        .iterator()
                        .next()
                        .getFirst()
                        .title())
                .isEqualTo("停电通知");
    }

    @Test
    void aPreviewGoesToOnePersonOnly() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        assertThat(posted("/drafts/" + id + "/previews", Map.of("appId", app)).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(posted("/drafts/" + id + "/previews", Map.of("appId", app, "wechatId", "li_si"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(wechat.shelf(app).calls).contains("preview null li_si");
    }

    @Test
    void aComparisonFetchesWhatIsNewAndMarksWhatIsGone() {
        String mine = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String kept = mediaId(mine, app, MediaIds.Purpose.PERMANENT);
        String lost = uploaded("IMAGE", Samples.jpeg(41, 30, 1));
        String lostId = mediaId(lost, app, MediaIds.Purpose.PERMANENT);
        LibraryAtWechat.Shelf shelf = wechat.shelf(app);
        shelf.permanent.remove(lostId);
        for (int i = 0; i < 25; i++) {
            shelf.permanent.put("there-" + i, there(MaterialKind.IMAGE, Samples.jpeg(60, 20 + i, i)));
        }
        shelf.permanent.put("there-voice", there(MaterialKind.VOICE, Samples.mp3(40)));
        shelf.permanent.put("there-odd", there(MaterialKind.VIDEO, new byte[] {1, 2, 3}));
        wechat.picture("http://mmbiz.qpic.cn/inside", Samples.png(30, 30, 9));
        shelf.drafts.put(
                "there-draft",
                List.of(new WechatDrafts.WechatArticle(
                        "微信里的图文",
                        "物业",
                        null,
                        "<p>字</p><img src=\"http://mmbiz.qpic.cn/inside\"><script>x()</script>",
                        null,
                        "there-3",
                        false,
                        false)));
        // Once it stumbles over a busy WeChat, and goes on where it was.
        shelf.failures.put("list-VIDEO", -1);
        JsonNode begun = post("/material-syncs", Map.of("appId", app));
        assertThat(begun.get("state").asString()).isEqualTo("IMAGE");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        get("/material-syncs/" + app).get("state").asString().equals("DONE"));
        JsonNode done = get("/material-syncs/" + app);
        assertThat(done.get("fetched").asInt()).isEqualTo(27);
        assertThat(done.get("missing").asInt()).isEqualTo(1);
        assertThat(done.get("skipped").asInt()).isEqualTo(1);
        assertThat(ids(get("/materials?kind=IMAGE&limit=100"))).hasSize(2 + 25 + 1);
        assertThat(get("/materials/" + lost).get("copies").get(0).get("missing").asBoolean())
                .isTrue();
        assertThat(mediaId(mine, app, MediaIds.Purpose.PERMANENT)).isEqualTo(kept);
        JsonNode draft = get("/drafts").get("items").get(0);
        assertThat(draft.get("title").asString()).isEqualTo("微信里的图文");
        assertThat(draft.get("ready").asBoolean()).isTrue();
        assertThat(draft.get("articles").get(0).get("content").asString())
                .contains("data-material")
                .doesNotContain("script", "mmbiz");
        assertThat(shelf.calls.stream().filter("list-IMAGE"::equals)).hasSize(2);
        // Again, nothing is new.
        post("/material-syncs", Map.of("appId", app));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/material-syncs/" + app).get("state").asString().equals("DONE"));
        assertThat(get("/material-syncs/" + app).get("fetched").asInt()).isZero();
        assertThat(get("/drafts").get("items")).hasSize(1);
    }

    @Test
    void nothingIsDoneWithAnAccountOfAnotherOffice() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        String foreign = "wxforeign" + UUID.randomUUID().toString().substring(0, 8);
        mongo.insert(
                new org.bson.Document("_id", foreign)
                        .append("tenantId", "t-other")
                        .append("authorized", true),
                "accounts");
        Map<String, Object> one = Map.of("appIds", List.of(foreign));
        assertThat(post("/materials/" + cover + "/copies", one)
                        .get(0)
                        .get("problem")
                        .asString())
                .isEqualTo("record.not-found");
        assertThat(posted("/drafts/" + id + "/publications", one).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(posted("/drafts/" + id + "/previews", Map.of("appId", foreign, "wechatId", "li_si"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(posted("/material-syncs", Map.of("appId", foreign)).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(wechat.shelf(foreign).calls).isEmpty();
    }

    @Test
    void whatWechatTellsOfAPublicationIsTakenFromItsEvent() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        wechat.shelf(app).publicationStatus = 1;
        post("/drafts/" + id + "/publications", Map.of("appIds", List.of(app)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> copy(get("/drafts/" + id).get("copies"), app)
                        .get("state")
                        .asString()
                        .equals("PUBLISHING"));
        String publishId =
                CurrentTenant.call(tenant, () -> drafts.get(id).copy(app).publishId());
        CurrentTenant.run(
                tenant,
                () -> heard.received(new FollowerMessage(
                        "m",
                        app,
                        "o1",
                        "event",
                        "PUBLISHJOBFINISH",
                        Instant.now(),
                        Map.of(
                                "PublishEventInfo.publish_id", publishId,
                                "PublishEventInfo.publish_status", "0",
                                "PublishEventInfo.article_id", "a1",
                                "PublishEventInfo.article_detail.item.article_url", "http://mp.weixin.qq.com/s/1"))));
        JsonNode copy = copy(get("/drafts/" + id).get("copies"), app);
        assertThat(copy.get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(copy.get("urls").get(0).asString()).isEqualTo("http://mp.weixin.qq.com/s/1");
    }

    @Test
    void aComparisonOfARevokedAccountSaysWhyItEnded() {
        wechat.shelf(app).failures.put("list-IMAGE", 61003);
        post("/material-syncs", Map.of("appId", app));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        get("/material-syncs/" + app).get("state").asString().equals("FAILED"));
        assertThat(get("/material-syncs/" + app).get("failure").asString()).isEqualTo("wechat.61003");
    }

    @Test
    void wechatsRefusalReachesWhoAsked() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        wechat.shelf(app).failures.put("add", 45001);
        assertThatThrownBy(() -> mediaId(id, app, MediaIds.Purpose.PERMANENT))
                .isInstanceOfSatisfying(
                        WechatFailure.class,
                        failure -> assertThat(failure.verdict()).isEqualTo(Verdict.of(45001)));
    }

    private static DraftCopy died(DraftCopy copy, String mediaId) {
        return new DraftCopy(
                copy.appId(),
                DraftCopy.State.SUBMITTING,
                mediaId,
                copy.version(),
                null,
                null,
                List.of(),
                null,
                Instant.now().minusSeconds(300));
    }

    private static WechatMaterials.Upload there(MaterialKind kind, byte[] content) {
        return new WechatMaterials.Upload(kind, "x", content, "微信里的素材", null);
    }

    private String mediaId(String id, String account, MediaIds.Purpose purpose) {
        return CurrentTenant.call(tenant, () -> mediaIds.mediaId(id, account, purpose));
    }

    private String draft(String title, String content, @Nullable String cover) {
        Map<String, Object> article = new java.util.HashMap<>(Map.of("title", title, "content", content));
        if (cover != null) {
            article.put("coverId", cover);
        }
        return post("/drafts", Map.of("articles", List.of(article))).get("id").asString();
    }

    private RestClient http() {
        return TestTokens.client(port, TestTokens.operator(tenant));
    }

    private ResponseEntity<String> upload(String kind, byte[] content, String name) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(content)).filename(name);
        body.part("kind", kind);
        return http().post()
                .uri("/api/wechat/v1/materials")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(body.build())
                .retrieve()
                .toEntity(String.class);
    }

    private String uploaded(String kind, byte[] content) {
        ResponseEntity<String> answer = upload(kind, content, "sample");
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        return JSON.readTree(answer.getBody()).get("id").asString();
    }

    private JsonNode get(String path) {
        return JSON.readTree(
                http().get().uri("/api/wechat/v1" + path).retrieve().body(String.class));
    }

    private String etag(String path) {
        return http().get()
                .uri("/api/wechat/v1" + path)
                .retrieve()
                .toBodilessEntity()
                .getHeaders()
                .getETag();
    }

    private byte[] bytes(String path) {
        return http().get().uri("/api/wechat/v1" + path).retrieve().body(byte[].class);
    }

    private ResponseEntity<String> posted(String path, Object body) {
        return http().post()
                .uri("/api/wechat/v1" + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(HttpHeaders.IF_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }

    private JsonNode post(String path, Object body) {
        ResponseEntity<String> answer = posted(path, body);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as(answer.getBody())
                .isTrue();
        return JSON.readTree(answer.getBody());
    }

    private ResponseEntity<String> delete(String path) {
        return http().delete()
                .uri("/api/wechat/v1" + path)
                .header(HttpHeaders.IF_MATCH, "*")
                .retrieve()
                .toEntity(String.class);
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static JsonNode copy(JsonNode copies, String appId) {
        return copies.valueStream()
                .filter(copy -> copy.get("appId").asString().equals(appId))
                .findFirst()
                .orElseThrow();
    }
}
