package com.haina.simulators.sdk;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;
import me.chanjar.weixin.mp.bean.material.WxMpMaterialFileBatchGetResult.WxMaterialFileBatchGetNewsItem;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** Files as the SDK sends and reads them. */
@SimulatorTest
class MaterialsWithSdkTests {

    @Autowired
    private Control control;

    @Autowired
    private MovableClock clock;

    @TempDir
    private Path folder;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void aPictureIsKeptForGoodListedAndReadBack() throws Exception {
        var materials = account.mp.getMaterialService();
        byte[] png = SampleFiles.picture("png");
        var added = materials.materialFileUpload("image", material("停水通知.png", png));

        assertThat(added.getUrl()).contains("/mmbiz.qpic.cn/");
        assertThat(read(added.getUrl())).isEqualTo(png);
        assertThat(materials.materialImageOrVoiceDownload(added.getMediaId()).readAllBytes())
                .isEqualTo(png);
        assertThat(materials.materialCount().getImageCount()).isOne();
        var page = materials.materialFileBatchGet("image", 0, 20);
        assertThat(page.getTotalCount()).isOne();
        assertThat(page.getItems())
                .extracting(WxMaterialFileBatchGetNewsItem::getName)
                .containsExactly("停水通知.png");

        assertThat(materials.materialDelete(added.getMediaId())).isTrue();
        assertThat(materials.materialCount().getImageCount()).isZero();
        assertThat(error(() -> materials.materialDelete(added.getMediaId()))).isEqualTo(40007);
        assertThat(error(() -> materials.materialImageOrVoiceDownload(added.getMediaId())))
                .isEqualTo(40007);
        assertThat(read(added.getUrl())).as("who has the address keeps it").isEqualTo(png);
    }

    @Test
    void aFilmHasItsWordsAndIsFetchedFromItsAddress() throws Exception {
        var materials = account.mp.getMaterialService();
        WxMpMaterial film = material("电梯.mp4", SampleFiles.film(5000));
        film.setVideoTitle("电梯安全");
        film.setVideoIntroduction("三分钟学会");
        String id = materials.materialFileUpload("video", film).getMediaId();

        var info = materials.materialVideoInfo(id);
        assertThat(info.getTitle()).isEqualTo("电梯安全");
        assertThat(info.getDescription()).isEqualTo("三分钟学会");
        assertThat(read(info.getDownUrl())).hasSize(5000);
        assertThat(materials.materialFileBatchGet("video", 0, 1).getItems())
                .extracting(WxMaterialFileBatchGetNewsItem::getName)
                .containsExactly("电梯安全");
        assertThat(materials.materialCount().getVideoCount()).isOne();
    }

    @Test
    void pagesHaveTwentyAtMostAndTheNewestComesFirst() throws Exception {
        var materials = account.mp.getMaterialService();
        for (int i = 0; i < 3; i++) {
            materials.materialFileUpload("voice", material("voice" + i + ".amr", SampleFiles.recording(2)));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(materials.materialFileBatchGet("voice", 0, 2).getItems())
                .extracting(WxMaterialFileBatchGetNewsItem::getName)
                .containsExactly("voice2.amr", "voice1.amr");
        assertThat(materials.materialFileBatchGet("voice", 2, 2).getItems())
                .extracting(WxMaterialFileBatchGetNewsItem::getName)
                .containsExactly("voice0.amr");
        assertThat(error(() -> materials.materialFileBatchGet("voice", 0, 21))).isEqualTo(40097);
        assertThat(error(() -> materials.materialFileBatchGet("music", 0, 20))).isEqualTo(40004);
        assertThat(materials.materialFileBatchGet("news", 0, 20).getTotalCount())
                .isZero();
    }

    @Test
    void mediaLastThreeDays() throws Exception {
        var materials = account.mp.getMaterialService();
        byte[] jpeg = SampleFiles.picture("jpg");
        String id = materials.mediaUpload("image", file("大门.jpg", jpeg)).getMediaId();

        File got = materials.mediaDownload(id);
        assertThat(Files.readAllBytes(got.toPath())).isEqualTo(jpeg);
        assertThat(error(() -> materials.materialImageOrVoiceDownload(id)))
                .as("it is no permanent one")
                .isEqualTo(40007);
        assertThat(materials.mediaUpload("thumb", file("小图.jpg", jpeg)).getThumbMediaId())
                .isNotEmpty();

        clock.advance(Duration.ofDays(3).minusMinutes(1));
        account.grant(java.util.Map.of());
        assertThat(account.mp.getMaterialService().mediaDownload(id)).isNotNull();
        clock.advance(Duration.ofMinutes(2));
        assertThat(error(() -> account.mp.getMaterialService().mediaDownload(id)))
                .isEqualTo(40007);
    }

    @Test
    void whatWechatDoesNotTakeIsRefusedByItsCode() throws Exception {
        byte[] png = SampleFiles.picture("png");

        assertThat(permanent("picture", png)).isEqualTo(40004);
        assertThat(permanent("image", new byte[0])).isEqualTo(44001);
        assertThat(permanent("image", SampleFiles.begun("RIFF1234WEBP", 200))).isEqualTo(40137);
        assertThat(permanent("image", SampleFiles.begun("GIF89a", (10 << 20) + 1)))
                .isEqualTo(40009);
        assertThat(permanent("thumb", png)).isEqualTo(40005);
        assertThat(permanent("thumb", SampleFiles.begun("\u00ff\u00d8\u00ff", (64 << 10) + 1)))
                .isEqualTo(40012);
        assertThat(permanent("voice", SampleFiles.begun("ID3", (2 << 20) + 1))).isEqualTo(40010);
        assertThat(permanent("voice", SampleFiles.recording(62))).isEqualTo(45007);
        assertThat(permanent("voice", SampleFiles.windowsRecording(62))).isEqualTo(45007);
        assertThat(permanent("video", png)).isEqualTo(40005);
        assertThat(permanent("video", SampleFiles.film((10 << 20) + 1))).isEqualTo(40011);
        assertThat(permanent("image", SampleFiles.begun("GIF89a", 30 << 20))).isEqualTo(45001);
        var materials = account.mp.getMaterialService();
        assertThat(error(() ->
                        materials.mediaUpload("voice", file("alarm.wav", SampleFiles.begun("RIFF1234WAVEfmt ", 100)))))
                .as("a permanent one may be WAV, one for three days may not")
                .isEqualTo(40005);
        assertThat(control.post(
                                "/api.weixin.qq.com/cgi-bin/material/add_material?type=image&access_token="
                                        + account.mp.getAccessToken(),
                                List.of())
                        .path("errcode")
                        .asInt())
                .isEqualTo(41005);
    }

    @Test
    void aPictureInsideAnArticleHasAnAddress() throws Exception {
        var materials = account.mp.getMaterialService();
        byte[] jpeg = SampleFiles.picture("jpg");
        String url = materials.mediaImgUpload(file("图.jpg", jpeg)).getUrl();

        assertThat(url).contains("/mmbiz.qpic.cn/");
        assertThat(read(url)).isEqualTo(jpeg);
        assertThat(materials.materialCount().getImageCount())
                .as("it is not counted")
                .isZero();
        assertThat(error(() -> materials.mediaImgUpload(file("a.gif", SampleFiles.begun("GIF89a", 100)))))
                .isEqualTo(40005);
        assertThat(error(() ->
                        materials.mediaImgUpload(file("b.jpg", SampleFiles.begun("\u00ff\u00d8\u00ff", 1 << 20)))))
                .isEqualTo(40009);
    }

    @Test
    void aPictureIsSentSeenAndKeptByTheMenuThatShowsIt() throws Exception {
        var follower = account.follower("陈桂芳");
        control.post(follower.path() + "/messages", java.util.Map.of("text", "你好"));
        var added = account.mp
                .getMaterialService()
                .materialFileUpload("image", material("图.png", SampleFiles.picture("png")));

        account.mp
                .getKefuService()
                .sendKefuMessage(WxMpKefuMessage.IMAGE()
                        .toUser(follower.openId)
                        .mediaId(added.getMediaId())
                        .build());
        assertThat(follower.sees("IMAGE").path("pictureUrl").asString()).isEqualTo(added.getUrl());
        assertThat(error(() -> account.mp
                        .getKefuService()
                        .sendKefuMessage(WxMpKefuMessage.IMAGE()
                                .toUser(follower.openId)
                                .mediaId("gone")
                                .build())))
                .isEqualTo(40007);

        WxMenuButton button = new WxMenuButton();
        button.setName("图");
        button.setType("media_id");
        button.setMediaId(added.getMediaId());
        WxMenu menu = new WxMenu();
        menu.setButtons(List.of(button));
        account.mp.getMenuService().menuCreate(menu);
        assertThat(error(() -> account.mp.getMaterialService().materialDelete(added.getMediaId())))
                .isEqualTo(48005);
        account.mp.getMenuService().menuDelete();
        assertThat(account.mp.getMaterialService().materialDelete(added.getMediaId()))
                .isTrue();
    }

    @Test
    void anIdOfAnotherKindIsRefusedAsIfItWereNone() throws Exception {
        var follower = account.follower("陈桂芳");
        control.post(follower.path() + "/messages", java.util.Map.of("text", "你好"));
        String voice = account.mp
                .getMaterialService()
                .mediaUpload("voice", file("a.amr", SampleFiles.recording(2)))
                .getMediaId();
        var kefu = account.mp.getKefuService();

        assertThat(error(() -> kefu.sendKefuMessage(WxMpKefuMessage.IMAGE()
                        .toUser(follower.openId)
                        .mediaId(voice)
                        .build())))
                .isEqualTo(40007);
        kefu.sendKefuMessage(
                WxMpKefuMessage.VOICE().toUser(follower.openId).mediaId(voice).build());
        follower.sees("VOICE");
    }

    @Test
    void aMenuShowsNothingThatEndsInThreeDaysAndNoArticleOfAnother() throws Exception {
        String temporary = account.mp
                .getMaterialService()
                .mediaUpload("image", file("图.png", SampleFiles.picture("png")))
                .getMediaId();
        WxMenuButton button = new WxMenuButton();
        button.setName("图");
        button.setType("media_id");
        button.setMediaId(temporary);
        WxMenu menu = new WxMenu();
        menu.setButtons(List.of(button));
        assertThat(error(() -> account.mp.getMenuService().menuCreate(menu))).isEqualTo(40007);

        button.setType("article_id");
        button.setMediaId(null);
        button.setArticleId("an-article-of-nobody");
        assertThat(error(() -> account.mp.getMenuService().menuCreate(menu))).isEqualTo(40007);
    }

    private int permanent(String type, byte[] bytes) {
        WxMpMaterial material = material("file.bin", bytes);
        material.setVideoTitle("标题");
        material.setVideoIntroduction("说明");
        return error(() -> account.mp.getMaterialService().materialFileUpload(type, material));
    }

    private WxMpMaterial material(String name, byte[] bytes) {
        WxMpMaterial material = new WxMpMaterial();
        material.setName(name);
        material.setFile(file(name, bytes));
        return material;
    }

    private File file(String name, byte[] bytes) {
        return SampleFiles.file(folder, name, bytes).toFile();
    }

    private byte[] read(String url) throws IOException, InterruptedException {
        String path = url.substring(url.indexOf("/mmbiz.qpic.cn"));
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            return http.send(control.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
