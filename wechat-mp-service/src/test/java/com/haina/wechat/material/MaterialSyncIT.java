package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The comparison of the library with what an account has at WeChat. */
class MaterialSyncIT extends LibraryAccounts {

    @Autowired
    WechatMaterials wechat;

    @Autowired
    WechatDrafts drafts;

    @Autowired
    MaterialSyncs syncs;

    @Autowired
    SyncBook book;

    @Autowired
    SyncRunner runner;

    @Test
    void aComparisonFetchesWhatIsNewAndMarksWhatIsGone() {
        String mine = uploaded("IMAGE", Samples.jpeg(40, 30, 1));
        String kept = mediaId(mine, app, MediaIds.Purpose.PERMANENT);
        String lost = uploaded("IMAGE", Samples.jpeg(41, 30, 1));
        String lostId = mediaId(lost, app, MediaIds.Purpose.PERMANENT);
        atWechat(app, "material/del_material", Map.of("media_id", lostId));
        String thumb = "";
        for (int i = 0; i < 25; i++) {
            thumb = there(MaterialKind.IMAGE, "there.jpg", Samples.jpeg(60, 20 + i, i));
        }
        there(MaterialKind.VOICE, "there.mp3", Samples.mp3(40));
        // WeChat tells a picture by how it begins; of this one nothing follows.
        there(MaterialKind.IMAGE, "odd.bmp", new byte[] {'B', 'M', 1, 2, 3});
        String inside = wechat.addInline(app, upload(MaterialKind.IMAGE, "inside.png", Samples.png(30, 30, 9)));
        drafts.add(
                app,
                List.of(new WechatDrafts.WechatArticle(
                        "微信里的图文",
                        "物业",
                        null,
                        "<p>字</p><img src=\"" + inside + "\"><script>x()</script>",
                        null,
                        thumb,
                        false,
                        false)));
        // After the first page it stumbles over a busy WeChat, and goes on where it was.
        Simulators.fault(Map.of(
                "kind", "RATE_LIMIT", "path", "/cgi-bin/material/batchget_material", "code", "-1", "perMinute", 1));
        LongSupplier lists = counting("material/batchget_material");
        JsonNode begun = post("/material-syncs", Map.of("appId", app));
        assertThat(begun.get("state").asString()).isEqualTo("IMAGE");
        await().until(() -> lists.getAsLong() >= 2);
        assertThat(get("/material-syncs/" + app).get("state").asString()).isEqualTo("IMAGE");
        Simulators.noFaults();
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
        assertThat(lists.getAsLong())
                .as("two pages of pictures, one of them asked for twice, voices, videos")
                .isEqualTo(5);
        // Again, nothing is new.
        post("/material-syncs", Map.of("appId", app));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/material-syncs/" + app).get("state").asString().equals("DONE"));
        assertThat(get("/material-syncs/" + app).get("fetched").asInt()).isZero();
        assertThat(get("/drafts").get("items")).hasSize(1);
    }

    @Test
    void aComparisonOfARevokedAccountSaysWhyItEnded() {
        refuse("material/batchget_material", 61003, 1);
        post("/material-syncs", Map.of("appId", app));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        get("/material-syncs/" + app).get("state").asString().equals("FAILED"));
        assertThat(get("/material-syncs/" + app).get("failure").asString()).isEqualTo("wechat.61003");
    }

    @Test
    void whoeverLostAComparisonToAnotherWorkerDoesNotPutItOff() {
        runner.stop(); // the workers here are this test
        try {
            CurrentTenant.run(tenant, () -> {
                MaterialSync begun = new MaterialSync(app);
                begun.begin();
                syncs.save(begun);
                MaterialSync slow = syncs.claim().orElseThrow();
                book.moveOn(slow, MaterialSync::release); // as if its minute were over
                await().until(() -> Instant.now()
                        .plus(MaterialSync.TERM)
                        .isAfter(slow.leaseUntil().plusMillis(1)));
                MaterialSync others = syncs.claim().orElseThrow();
                assertThat(book.moveOn(slow, late -> late.stumble("wechat.-1", false, Instant.now())))
                        .isEmpty();
                assertThat(book.moveOn(others, MaterialSync::cancel)).isPresent();
            });
        } finally {
            runner.start();
        }
    }

    /** Somebody uploads it to the account past the library; its id there. */
    private String there(MaterialKind kind, String name, byte[] content) {
        return wechat.add(app, upload(kind, name, content)).mediaId();
    }

    private static WechatMaterials.Upload upload(MaterialKind kind, String name, byte[] content) {
        return new WechatMaterials.Upload(kind, name, content, "微信里的素材", null);
    }
}
