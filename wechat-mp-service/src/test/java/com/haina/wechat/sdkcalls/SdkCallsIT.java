package com.haina.wechat.sdkcalls;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.haina.contracts.account.AccountApi;
import com.haina.contracts.account.AccountHealth;
import com.haina.contracts.account.AccountOutline;
import com.haina.contracts.account.AccountToken;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.WithStoreAndBroker;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.health.QuotaTools;
import com.haina.wechat.material.MaterialKind;
import com.haina.wechat.material.WechatDrafts;
import com.haina.wechat.material.WechatMaterials;
import com.haina.wechat.outbound.Audience;
import com.haina.wechat.outbound.Content;
import com.haina.wechat.outbound.WechatSends;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "haina.wechat.callback.component-app-id=wx5e1f00000000c0de",
            "haina.wechat.callback.token=token",
            "haina.wechat.callback.aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
        })
@WithStoreAndBroker
@Import({TestTokens.class, SdkCallsIT.Authority.class})
class SdkCallsIT {

    private static final DocumentedWechat WECHAT = new DocumentedWechat();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String APP = "wx00000000000000f1";
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("haina.wechat.api-url", () -> WECHAT.url("api.weixin.qq.com"));
        registry.add("haina.wechat.mp-url", () -> WECHAT.url("mp.weixin.qq.com"));
        registry.add("haina.wechat.open-url", () -> WECHAT.url("open.weixin.qq.com"));
    }

    @Autowired
    WechatMaterials materials;

    @Autowired
    WechatDrafts drafts;

    @Autowired
    WechatSends sends;

    @Autowired
    QuotaTools quotas;

    @BeforeEach
    void nothingAskedYet() {
        WECHAT.asked.clear();
    }

    @Test
    void aPermanentPictureIsUploadedUnderItsAsciiName() {
        WECHAT.answers("/cgi-bin/material/add_material", "{\"media_id\":\"M1\",\"url\":\"http://mmbiz.qpic.cn/1\"}");
        assertThat(materials.add(APP, upload(MaterialKind.IMAGE, "0a.jpg")))
                .isEqualTo(new WechatMaterials.Permanent("M1", "http://mmbiz.qpic.cn/1"));
        DocumentedWechat.Asked asked = WECHAT.last();
        assertThat(asked.query()).contains("type=image", "access_token=token-1");
        assertThat(asked.body()).contains("name=\"media\"", "filename=\"0a.jpg\"");
    }

    @Test
    void aVideoCarriesItsTitleAndIntroduction() {
        WECHAT.answers("/cgi-bin/material/add_material", "{\"media_id\":\"V1\"}");
        materials.add(
                APP,
                new WechatMaterials.Upload(MaterialKind.VIDEO, "0b.mp4", new byte[] {1, 2}, "Fire drill", "intro"));
        assertThat(WECHAT.last().body()).contains("name=\"description\"", "Fire drill", "intro");
    }

    @Test
    void aTemporaryCopyEndsAfterThreeDaysAndAThumbHasItsOwnId() {
        WECHAT.answers("/cgi-bin/media/upload", "{\"type\":\"image\",\"media_id\":\"T1\",\"created_at\":1780000000}");
        assertThat(materials.addTemporary(APP, upload(MaterialKind.IMAGE, "0c.jpg")))
                .isEqualTo(new WechatMaterials.Temporary("T1", Instant.ofEpochSecond(1780000000L + 259_200)));
        WECHAT.answers(
                "/cgi-bin/media/upload", "{\"type\":\"thumb\",\"thumb_media_id\":\"T2\",\"created_at\":1780000000}");
        assertThat(materials
                        .addTemporary(APP, upload(MaterialKind.THUMB, "0d.jpg"))
                        .mediaId())
                .isEqualTo("T2");
    }

    @Test
    void aPictureForArticlesAnswersItsAddress() {
        WECHAT.answers("/cgi-bin/media/uploadimg", "{\"url\":\"http://mmbiz.qpic.cn/in\"}");
        assertThat(materials.addInline(APP, upload(MaterialKind.IMAGE, "0e.png")))
                .isEqualTo("http://mmbiz.qpic.cn/in");
    }

    @Test
    void theListAndTheBytesOfMaterialsAreRead() {
        WECHAT.answers(
                "/cgi-bin/material/batchget_material",
                "{\"total_count\":2,\"item_count\":1,\"item\":[{\"media_id\":\"M1\",\"name\":\"a.jpg\",\"update_time\":1,\"url\":\"http://x\"}]}");
        WechatMaterials.Listing listing = materials.list(APP, MaterialKind.IMAGE, 20, 20);
        assertThat(listing.total()).isEqualTo(2);
        assertThat(listing.items()).containsExactly(new WechatMaterials.Item("M1", "a.jpg", "http://x"));
        assertThat(body().get("offset").asInt()).isEqualTo(20);
        byte[] picture = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 7};
        WECHAT.answers("/cgi-bin/material/get_material", picture);
        assertThat(materials.download(APP, MaterialKind.IMAGE, "M1").content()).isEqualTo(picture);
        WECHAT.answers("/cgi-bin/material/batchget_material", "{\"total_count\":0,\"item_count\":0,\"item\":[]}");
        assertThat(materials.list(APP, MaterialKind.VOICE, 0, 20).items()).isEmpty();
    }

    @Test
    void aVideoIsFetchedFromWhereWechatSays() {
        WECHAT.answers(
                "/cgi-bin/material/get_material",
                "{\"title\":\"演习\",\"description\":\"说明\",\"down_url\":\"http://mpvideo.qpic.cn/v/1.mp4?k=2\"}");
        WECHAT.answers("/mpvideo.qpic.cn/v/1.mp4", new byte[] {9, 8, 7});
        WechatMaterials.Download video = materials.download(APP, MaterialKind.VIDEO, "V1");
        assertThat(video.title()).isEqualTo("演习");
        assertThat(video.content()).containsExactly(9, 8, 7);
        assertThat(WECHAT.last().query()).isEqualTo("k=2");
    }

    @Test
    void onlyWechatsHostsAreFetchedFrom() {
        int before = WECHAT.asked.size();
        for (String url :
                List.of("http://169.254.169.254/latest", "file:///etc/passwd", "http://evil.example/qpic.cn")) {
            assertThatExceptionOfType(WechatFailure.class).isThrownBy(() -> materials.fetch(url));
        }
        assertThat(WECHAT.asked).hasSize(before);
    }

    @Test
    void whatIsGoneIsAsGoodAsDeletedAndWhatIsUsedIsNot() {
        WECHAT.answers("/cgi-bin/material/del_material", "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}");
        materials.delete(APP, "M1");
        WECHAT.answers("/cgi-bin/material/del_material", "{\"errcode\":48005,\"errmsg\":\"used\"}");
        assertThatExceptionOfType(WechatFailure.class)
                .isThrownBy(() -> materials.delete(APP, "M1"))
                .matches(failure -> failure.errcode() == 48005);
    }

    @Test
    void aDraftIsWrittenListedAndLookedFor() {
        WECHAT.answers("/cgi-bin/draft/add", "{\"media_id\":\"D1\"}");
        assertThat(drafts.add(APP, List.of(article()))).isEqualTo("D1");
        JsonNode sent = body().get("articles").get(0);
        assertThat(sent.get("title").asString()).isEqualTo("停水");
        assertThat(sent.get("thumb_media_id").asString()).isEqualTo("M1");
        assertThat(sent.get("need_open_comment").asInt()).isZero();
        WECHAT.answers("/cgi-bin/draft/update", OK);
        drafts.update(APP, "D1", 0, article());
        assertThat(body().get("index").asInt()).isZero();
        assertThat(body().get("articles").isObject()).isTrue();
        WECHAT.answers(
                "/cgi-bin/draft/batchget",
                "{\"total_count\":1,\"item_count\":1,\"item\":[{\"media_id\":\"D1\",\"content\":{\"news_item\":[{\"title\":\"停水\",\"author\":\"\","
                        + "\"digest\":\"摘\",\"content\":\"<p>文</p>\",\"content_source_url\":\"\",\"thumb_media_id\":\"M1\",\"need_open_comment\":1,"
                        + "\"only_fans_can_comment\":0,\"url\":\"http://mp.weixin.qq.com/s\"}]},\"update_time\":1}]}");
        WechatDrafts.Listing listing = drafts.list(APP, 0, 20);
        assertThat(listing.items().getFirst().articles().getFirst())
                .isEqualTo(new WechatDrafts.WechatArticle("停水", null, "摘", "<p>文</p>", null, "M1", true, false));
        WECHAT.answers("/cgi-bin/draft/get", "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}");
        assertThat(drafts.exists(APP, "D1")).isFalse();
        WECHAT.answers("/cgi-bin/draft/get", "{\"news_item\":[]}");
        assertThat(drafts.exists(APP, "D1")).isTrue();
    }

    @Test
    void aPublicationIsHandedInAndAskedFor() {
        WECHAT.answers("/cgi-bin/freepublish/submit", "{\"errcode\":0,\"errmsg\":\"ok\",\"publish_id\":100000001}");
        assertThat(drafts.publish(APP, "D1")).isEqualTo("100000001");
        WECHAT.answers("/cgi-bin/freepublish/submit", "{\"errcode\":0,\"errmsg\":\"ok\",\"publish_id\":\"100000002\"}");
        assertThat(drafts.publish(APP, "D1")).isEqualTo("100000002");
        WECHAT.answers(
                "/cgi-bin/freepublish/get",
                "{\"publish_id\":\"100000001\",\"publish_status\":0,\"article_id\":\"A1\",\"article_detail\":{\"count\":1,\"item\":[{\"idx\":1,"
                        + "\"article_url\":\"http://mp.weixin.qq.com/s/1\"}]},\"fail_idx\":[]}");
        assertThat(drafts.publication(APP, "100000001"))
                .isEqualTo(new WechatDrafts.Publication(0, "A1", List.of("http://mp.weixin.qq.com/s/1")));
        WECHAT.answers(
                "/cgi-bin/freepublish/get", "{\"publish_id\":\"100000001\",\"publish_status\":1,\"fail_idx\":[]}");
        assertThat(drafts.publication(APP, "100000001").status()).isEqualTo(1);
    }

    @Test
    void aPreviewNamesOnePerson() {
        WECHAT.answers("/cgi-bin/message/mass/preview", OK);
        drafts.preview(APP, "D1", null, "li_si");
        assertThat(body().get("towxname").asString()).isEqualTo("li_si");
        assertThat(body().get("mpnews").get("media_id").asString()).isEqualTo("D1");
        assertThat(body().has("touser")).isFalse();
    }

    @Test
    void aTemplateMessageCarriesTheIdThatRepeatsAreKnownBy() {
        WECHAT.answers("/cgi-bin/message/template/send", "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":200228332}");
        assertThat(sends.template(APP, "o1", Content.template("t1", Map.of("thing1", "停水"), "http://p/m"), "c1"))
                .isEqualTo("200228332");
        assertThat(body().get("client_msg_id").asString()).isEqualTo("c1");
        assertThat(body().get("data").get("thing1").get("value").asString()).isEqualTo("停水");
    }

    @Test
    void aMassMessageByTagIsNeverToEverybody() {
        WECHAT.answers("/cgi-bin/message/mass/sendall", "{\"errcode\":0,\"msg_id\":34182,\"msg_data_id\":206227730}");
        assertThat(sends.mass(APP, Audience.tag(2), Content.news("d1"), "D1", "c2"))
                .isEqualTo(new WechatSends.Accepted("34182", "206227730"));
        assertThat(body().get("filter").get("is_to_all").asBoolean()).isFalse();
        assertThat(body().get("filter").get("tag_id").asInt()).isEqualTo(2);
        assertThat(body().get("clientmsgid").asString()).isEqualTo("c2");
        WECHAT.answers("/cgi-bin/message/mass/sendall", "{\"errcode\":0,\"msg_id\":34183,\"msg_data_id\":1}");
        sends.mass(APP, Audience.everybody(), Content.text("全体"), null, "c3");
        assertThat(body().get("filter").get("is_to_all").asBoolean()).isTrue();
    }

    @Test
    void aRepeatedMassMessageIsTheFirstOne() {
        WECHAT.answers(
                "/cgi-bin/message/mass/send",
                "{\"errcode\":45065,\"errmsg\":\"clientmsgid exist\",\"msg_id\":34182,\"msg_data_id\":206227730}");
        assertThat(sends.mass(APP, Audience.list(List.of("o1", "o2")), Content.text("活动"), null, "c4")
                        .msgId())
                .isEqualTo("34182");
        assertThat(body().get("touser").size()).isEqualTo(2);
    }

    @Test
    void picturesGoOutInTheFormThatIsDocumentedToday() {
        WECHAT.answers("/cgi-bin/message/mass/sendall", "{\"errcode\":0,\"msg_id\":1,\"msg_data_id\":1}");
        sends.mass(APP, Audience.tag(2), Content.material(Content.Type.IMAGE, "m1"), "M1", "c5");
        assertThat(body().get("images").get("media_ids").get(0).asString()).isEqualTo("M1");
    }

    @Test
    void aQuotaIsReadAndOneThatTheAnswerLacksIsUnknown() {
        String path = "/cgi-bin/openapi/quota/get";
        WECHAT.answers(
                path, "{\"errcode\":0,\"errmsg\":\"ok\",\"quota\":{\"daily_limit\":100,\"used\":3,\"remain\":97}}");
        assertThat(quotas.quota(APP, "/cgi-bin/user/get")).contains(new QuotaTools.Quota(100, 3, 97));
        assertThat(body().path("cgi_path").asString()).isEqualTo("/cgi-bin/user/get");
        WECHAT.answers(path, OK);
        assertThat(quotas.quota(APP, "/cgi-bin/user/get")).isEmpty();
        WECHAT.answers(path, "{\"errcode\":0,\"errmsg\":\"ok\",\"quota\":null}");
        assertThat(quotas.quota(APP, "/cgi-bin/user/get")).isEmpty();
        WECHAT.answers(path, "{\"errcode\":0,\"errmsg\":\"ok\",\"quota\":{\"daily_limit\":100}}");
        assertThat(quotas.quota(APP, "/cgi-bin/user/get")).isEmpty();
    }

    private static JsonNode body() {
        return JSON.readTree(WECHAT.last().body());
    }

    private static WechatMaterials.Upload upload(MaterialKind kind, String name) {
        return new WechatMaterials.Upload(kind, name, new byte[] {1, 2, 3}, "标题", null);
    }

    private static WechatDrafts.WechatArticle article() {
        return new WechatDrafts.WechatArticle("停水", "物业", "摘", "<p>文</p>", null, "M1", false, false);
    }

    /** Has a token for everybody. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Authority {

        @Bean
        @Primary
        AccountApi tokensForAll() {
            return new AccountApi() {
                @Override
                public AccountToken accessToken(String appId, String stale) {
                    return new AccountToken("token-1", Instant.now().plusSeconds(7000));
                }

                @Override
                public AccountOutline account(String appId) {
                    return new AccountOutline(appId, "gh_1", "万家星城", "t-1", List.of(), true);
                }

                @Override
                public AccountHealth health(String appId) {
                    return new AccountHealth(appId, null, null, null, null, null, List.of(), true, 1, null);
                }

                @Override
                public List<AccountOutline> accounts() {
                    return List.of();
                }
            };
        }
    }
}
