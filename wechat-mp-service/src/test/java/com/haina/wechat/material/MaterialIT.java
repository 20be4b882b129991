package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.security.TestTokens;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.outbound.Content;
import com.haina.wechat.outbound.SendCustomerService;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Files of the library and the copies that accounts have of them. */
class MaterialIT extends LibraryAccounts {

    @Autowired
    CopyBook book;

    @Autowired
    SendCustomerService send;

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
        RestClient stranger = TestTokens.client(PORT, TestTokens.administrator("t-other"));
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
        RestClient viewer = TestTokens.client(PORT, TestTokens.viewer(tenant));
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
        LongSupplier calls = counting("media/upload");
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String first = mediaId(id, app, MediaIds.Purpose.TEMPORARY);
        assertThat(mediaId(id, app, MediaIds.Purpose.TEMPORARY)).isEqualTo(first);
        // WeChat forgets it after three days; the copy of which that is known to be soon is not handed out any more.
        CurrentTenant.run(
                tenant,
                () -> book.write(
                        id, app, copy -> copy.temporary(first, Instant.now().plusSeconds(60))));
        assertThat(mediaId(id, app, MediaIds.Purpose.TEMPORARY)).isNotEqualTo(first);
        assertThat(calls.getAsLong()).isEqualTo(2);
    }

    @Test
    void aPermanentCopyServesEverythingAndIsMadeOnce() throws Exception {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        LongSupplier calls = counting("material/add_material");
        LongSupplier temporary = counting("media/upload");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> ask = () -> mediaId(id, app, MediaIds.Purpose.PERMANENT);
            List<String> answers = threads.invokeAll(java.util.Collections.nCopies(8, ask)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).containsOnly(answers.getFirst());
        }
        assertThat(picturesAtWechat(app)).containsExactly(mediaId(id, app, MediaIds.Purpose.TEMPORARY));
        assertThat(calls.getAsLong()).isOne();
        assertThat(temporary.getAsLong()).isZero();
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
    void aPictureThatSomebodyDeletedAtWechatIsUploadedAnewAndSent() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String gone = mediaId(id, app, MediaIds.Purpose.PERMANENT);
        atWechat(app, "material/del_material", Map.of("media_id", gone));
        Simulators.call("PUT", "/sim/api/persons/p5/accounts/" + app + "/follow", null);
        Simulators.call("POST", "/sim/api/persons/p5/accounts/" + app + "/messages", Map.of("text", "在吗"));
        String openId = Simulators.call("GET", "/sim/api/persons/p5/openids/" + app, null)
                .path("openId")
                .asString();
        String message = CurrentTenant.call(
                        tenant, () -> send.send(app, openId, Content.material(Content.Type.IMAGE, id), null))
                .messageId();
        await().until(() -> get("/messages/" + message).path("state").asString().equals("ACCEPTED"));
    }

    @Test
    void aWavOnlyFitsForGood() {
        byte[] wav = java.util.Arrays.copyOf(
                ("RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\100\37\0\0\100\37\0\0\1\0\10\0data\144\0\0\0")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                144);
        String id = uploaded("VOICE", wav);
        mediaId(id, app, MediaIds.Purpose.TEMPORARY);
        assertThat(atWechat(app, "material/get_materialcount", null)
                        .path("voice_count")
                        .asInt())
                .isOne();
    }

    @Test
    void oneAccountThatFailsKeepsNoOtherFromGettingIt() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        refuse("material/add_material", 48001, 1); // the first account
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
        assertThat(picturesAtWechat(app)).isEmpty();
        assertThat(ids(get("/materials?kind=IMAGE"))).isEmpty();
    }

    @Test
    void whatAMenuOfWechatsOwnPagesUsesStays() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String mediaId = mediaId(id, app, MediaIds.Purpose.PERMANENT);
        atWechat(
                app,
                "menu/create",
                Map.of("button", List.of(Map.of("type", "media_id", "name", "小区图", "media_id", mediaId))));
        ResponseEntity<String> refused = delete("/materials/" + id);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(JSON.readTree(refused.getBody()).get("code").asString()).isEqualTo("material.used-at-wechat");
        assertThat(ids(get("/materials?kind=IMAGE"))).containsExactly(id);
    }

    @Test
    void wechatsRefusalReachesWhoAsked() {
        String id = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        refuse("material/add_material", 45001, 1);
        assertThatThrownBy(() -> mediaId(id, app, MediaIds.Purpose.PERMANENT))
                .isInstanceOfSatisfying(
                        WechatFailure.class,
                        failure -> assertThat(failure.verdict()).isEqualTo(Verdict.of(45001)));
    }
}
