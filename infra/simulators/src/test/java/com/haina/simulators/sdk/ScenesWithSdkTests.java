package com.haina.simulators.sdk;

import java.io.File;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

import javax.imageio.ImageIO;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpQrcodeService;
import me.chanjar.weixin.mp.bean.result.WxMpQrCodeTicket;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Codes that say where they hang. */
@SimulatorTest
class ScenesWithSdkTests {

    private static final String ACCOUNT = "wxa1b2c3d4e5f60001";
    private static final String PATH = "/wechat/" + ACCOUNT;

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    private WxMpQrcodeService codes;
    private String person;

    @BeforeEach
    void join() {
        codes = new WeixinSdk(control.port())
                .granted(control, ACCOUNT, Map.of())
                .getQrcodeService();
        person = "/sim/api/persons/"
                + control.post("/sim/api/persons", Map.of("name", "吴小满"))
                        .path("id")
                        .asString();
    }

    @Test
    void whoDoesNotFollowYetComesWithTheScene() throws Exception {
        WxMpQrCodeTicket code = codes.qrCodeCreateTmpTicket("gate-south", 3600);
        assertThat(code.getExpireSeconds()).isEqualTo(3600);
        assertThat(scan(code.getUrl()).path("appId").asString()).isEqualTo(ACCOUNT);
        JsonNode follow = control.put(person + "/accounts/" + ACCOUNT + "/follow", Map.of());

        assertThat(follow.path("scene").asString()).isEqualTo("ADD_SCENE_QR_CODE");
        assertThat(follow.path("qrSceneStr").asString()).isEqualTo("gate-south");
        assertThat(platform.await(PATH, "subscribe").message())
                .contains(
                        "<EventKey><![CDATA[qrscene_gate-south]]></EventKey>", "<Ticket><![CDATA[" + code.getTicket());
    }

    @Test
    void aFollowersScanIsAnEventOfItsOwn() throws Exception {
        control.put(person + "/accounts/" + ACCOUNT + "/follow", Map.of());
        WxMpQrCodeTicket code = codes.qrCodeCreateLastTicket(123);
        assertThat(codes.qrCodeCreateLastTicket(123).getTicket())
                .as("a permanent code is one code")
                .isEqualTo(code.getTicket());
        scan("https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket="
                + URLEncoder.encode(code.getTicket(), StandardCharsets.UTF_8));

        assertThat(platform.await(PATH, "SCAN").message())
                .contains("<EventKey>123</EventKey>", "<Ticket><![CDATA[" + code.getTicket());
    }

    @Test
    void thePictureIsAJpeg() throws Exception {
        File picture = codes.qrCodePicture(codes.qrCodeCreateTmpTicket("x", 60));
        try {
            assertThat(ImageIO.read(picture).getWidth()).isEqualTo(430);
        } finally {
            Files.delete(picture.toPath());
        }
        assertThat(control.page("/mp.weixin.qq.com/cgi-bin/showqrcode?ticket=none")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCodeEndsAndAWrongOneIsRefused() throws Exception {
        WxMpQrCodeTicket code = codes.qrCodeCreateTmpTicket(7, 60);
        clock.advance(Duration.ofSeconds(61));
        assertThat(control.send(control.request(person + "/scans")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"link\":\"" + code.getUrl() + "\"}")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(error(() -> codes.qrCodeCreateLastTicket("x".repeat(65)))).isEqualTo(40053);
    }

    private JsonNode scan(String link) {
        return control.post(person + "/scans", Map.of("link", link));
    }

    private static int error(ThrowingCallable call) {
        return catchThrowableOfType(WxErrorException.class, call).getError().getErrorCode();
    }
}
