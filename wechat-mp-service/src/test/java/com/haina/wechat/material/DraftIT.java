package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.outbound.Audience;
import com.haina.wechat.outbound.Content;
import com.haina.wechat.outbound.SendMass;
import com.haina.wechat.running.Pushes;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Articles: drafts, what accounts have of them, and their publication. */
class DraftIT extends LibraryAccounts {

    @Autowired
    WechatDrafts wechat;

    @Autowired
    DraftMediaIds draftMediaIds;

    @Autowired
    DraftBook draftBook;

    @Autowired
    NewsDrafts drafts;

    @Autowired
    PublishRunner runner;

    @Autowired
    SendMass mass;

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
        LongSupplier inlined = counting("media/uploadimg");
        String id = draft("停水通知", "<p>正文</p><img data-material=\"" + inside + "\">", cover);
        publicationsEnd(otherApp, "4", 100);
        JsonNode queued = post("/drafts/" + id + "/publications", Map.of("appIds", List.of(app, otherApp)));
        assertThat(queued.get("working").asBoolean()).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get("/drafts/" + id).get("working").asBoolean());
        JsonNode copies = get("/drafts/" + id).get("copies");
        assertThat(copy(copies, app).get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(copy(copies, app).get("urls").get(0).asString()).contains("/mp.weixin.qq.com/s/");
        assertThat(copy(copies, app).path("articleId").asString("")).isNotEmpty();
        assertThat(copy(copies, otherApp).get("state").asString()).isEqualTo("FAILED");
        assertThat(copy(copies, otherApp).get("failure").asString()).isEqualTo("publish.4");
        assertThat(publishedAtWechat(app)).hasSize(1);
        assertThat(draftsAtWechat(app)).isEmpty();
        assertThat(picturesAtWechat(app)).as("the cover").hasSize(1);
        assertThat(inlined.getAsLong()).as("one for each account").isEqualTo(2);
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
            await().until(() -> draftsAtWechat(app).isEmpty());
            draftBook.write(id, app, copy -> died(copy, mediaId));
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get("/drafts/" + id).get("working").asBoolean());
        JsonNode copy = copy(get("/drafts/" + id).get("copies"), app);
        assertThat(copy.get("failure").asString()).isEqualTo("publish.unknown");
        assertThat(publishedAtWechat(app)).hasSize(1);
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
        assertThat(publishedAtWechat(app)).hasSize(1);
    }

    @Test
    void anOrderMadeDuringTheWorkersStepDoesNotWaitForItsRest() {
        runner.stop(); // the worker here is this test
        try {
            CurrentTenant.run(tenant, () -> {
                NewsDraft draft = drafts.save(new NewsDraft(List.of(), null, null));
                draftBook.write(draft.id(), app, DraftCopy::queued);
                NewsDraft claimed = drafts.claim(Duration.ofMinutes(1)).orElseThrow();
                draftBook.write(draft.id(), app, copy -> copy.waiting("wechat.45009"));
                draftBook.write(draft.id(), otherApp, DraftCopy::queued);
                drafts.rest(claimed, Instant.now().plusSeconds(300));
                NewsDraft ordered = drafts.claim(Duration.ofMinutes(2)).orElseThrow();
                assertThat(ordered.id()).isEqualTo(draft.id());

                drafts.rest(claimed, Instant.EPOCH);
                assertThat(drafts.claim(Duration.ofMinutes(1)))
                        .as("still the second worker's")
                        .isEmpty();
                drafts.rest(ordered, Instant.EPOCH);
                assertThat(drafts.claim(Duration.ofMinutes(1)))
                        .as("given back by whoever held it")
                        .isPresent();
            });
        } finally {
            runner.start();
        }
    }

    @Test
    void aChangeThatBeganBeforeTheWorkerCameDoesNotFreeItsDraft() {
        runner.stop();
        try {
            CurrentTenant.run(tenant, () -> {
                String id = drafts.save(new NewsDraft(List.of(), null, null)).id();
                NewsDraft ordered = draftBook.write(id, app, DraftCopy::queued);
                drafts.claim(Duration.ofMinutes(1)).orElseThrow();
                ordered.copy(app, copy -> copy.uploaded("media", 1));
                assertThatThrownBy(() -> drafts.save(ordered)).isInstanceOf(OptimisticLockingFailureException.class);
                assertThat(drafts.claim(Duration.ofMinutes(1))).isEmpty();
            });
        } finally {
            runner.start();
        }
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
        assertThat(draftsAtWechat(app)).hasSize(1);
        assertThat(atWechat(
                                app,
                                "draft/get",
                                Map.of("media_id", draftsAtWechat(app).getFirst()))
                        .path("news_item")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("停电通知");
    }

    @Test
    void anArticleThatWasTakenOutOfADraftIsGoneAtWechatToo() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        Map<String, Object> kept = Map.of("title", "停水通知", "content", "<p>正文</p>", "coverId", cover);
        Map<String, Object> dropped = Map.of("title", "不发了", "content", "<p>正文</p>", "coverId", cover);
        String id = post("/drafts", Map.of("articles", List.of(kept, dropped)))
                .get("id")
                .asString();
        post("/drafts/" + id + "/copies", Map.of("appIds", List.of(app)));
        http().put()
                .uri("/api/wechat/v1/drafts/" + id)
                .header(HttpHeaders.IF_MATCH, etag("/drafts/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("articles", List.of(kept)))
                .retrieve()
                .toBodilessEntity();
        post("/drafts/" + id + "/copies", Map.of("appIds", List.of(app)));
        assertThat(draftsAtWechat(app)).hasSize(1);
        assertThat(atWechat(
                                app,
                                "draft/get",
                                Map.of("media_id", draftsAtWechat(app).getFirst()))
                        .path("news_item")
                        .valueStream()
                        .map(article -> article.path("title").asString()))
                .containsExactly("停水通知");
    }

    @Test
    void aPreviewGoesToOnePersonOnly() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String title = "停水 " + tenant.substring(2, 14);
        String id = draft(title, "<p>正文</p>", cover);
        assertThat(posted("/drafts/" + id + "/previews", Map.of("appId", app)).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        for (String person : List.of("p4", "p5")) {
            Simulators.call("PUT", "/sim/api/persons/" + person + "/accounts/" + app + "/follow", null);
        }
        assertThat(posted("/drafts/" + id + "/previews", Map.of("appId", app, "wechatId", "p5"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(chat("p5")).contains(title);
        assertThat(chat("p4")).doesNotContain(title);
    }

    @Test
    void anArticleGoesToManyTwiceAndIsTakenBack() {
        String title = "停水 " + tenant.substring(2, 14);
        String id = draft(title, "<p>正文</p>", uploaded("IMAGE", Samples.jpeg(40, 30, 1)));
        List<String> two = List.of("p4", "p5").stream().map(this::follower).toList();
        sent(two, id);
        assertThat(draftsAtWechat(app)).as("what was sent is no draft any more").isEmpty();
        String again = sent(two, id);
        assertThat(chat("p5").split(title, -1)).hasSize(3);
        assertThat(post("/messages/" + again + "/deletion", Map.of())
                        .path("state")
                        .asString())
                .isEqualTo("DELETED");
    }

    /** Sends a draft to a list; the message's id once WeChat has told what became of it. */
    private String sent(List<String> openIds, String draft) {
        String message = CurrentTenant.call(
                        tenant, () -> mass.send(app, Audience.list(openIds), Content.news(draft), null))
                .messageId();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/messages/" + message).path("state").asString().equals("DELIVERED"));
        return message;
    }

    private String follower(String person) {
        Simulators.call("PUT", "/sim/api/persons/" + person + "/accounts/" + app + "/follow", null);
        return Simulators.call("GET", "/sim/api/persons/" + person + "/openids/" + app, null)
                .path("openId")
                .asString();
    }

    @Test
    void nothingIsDoneWithAnAccountOfAnotherOffice() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        String foreign = account("t-other");
        LongSupplier calls = counting("/cgi-bin/");
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
        assertThat(calls.getAsLong()).isZero();
    }

    @Test
    void whatWechatTellsOfAPublicationIsTakenFromItsEvent() {
        String cover = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String id = draft("停水通知", "<p>正文</p>", cover);
        publicationsEnd(app, "", 600_000);
        post("/drafts/" + id + "/publications", Map.of("appIds", List.of(app)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> copy(get("/drafts/" + id).get("copies"), app)
                        .get("state")
                        .asString()
                        .equals("PUBLISHING"));
        String publishId =
                CurrentTenant.call(tenant, () -> drafts.get(id).copy(app).publishId());
        new Pushes(app)
                .push(Pushes.event("oAdministrator", "PUBLISHJOBFINISH", "", Instant.now())
                        .replace(
                                "</xml>",
                                "<PublishEventInfo><publish_id>" + publishId + "</publish_id>"
                                        + "<publish_status>0</publish_status><article_id><![CDATA[a1]]></article_id>"
                                        + "<article_detail><count>1</count><item><idx>1</idx>"
                                        + "<article_url><![CDATA[http://mp.weixin.qq.com/s/1]]></article_url>"
                                        + "</item></article_detail></PublishEventInfo></xml>"));
        await().until(() -> copy(get("/drafts/" + id).get("copies"), app)
                .get("state")
                .asString()
                .equals("PUBLISHED"));
        JsonNode copy = copy(get("/drafts/" + id).get("copies"), app);
        assertThat(copy.get("urls").get(0).asString()).isEqualTo("http://mp.weixin.qq.com/s/1");
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

    private static String chat(String person) {
        return Simulators.call("GET", "/sim/api/persons/" + person + "/chats", null)
                .toString();
    }
}
