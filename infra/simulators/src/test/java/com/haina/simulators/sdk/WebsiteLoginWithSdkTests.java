package com.haina.simulators.sdk;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.bean.WxOAuth2UserInfo;
import me.chanjar.weixin.common.bean.oauth2.WxOAuth2AccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.open.api.impl.WxOpenOAuth2ServiceImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An operator signs in by scanning. */
@SimulatorTest
class WebsiteLoginWithSdkTests {

    @Autowired
    private Control control;

    private WxOpenOAuth2ServiceImpl login;

    @BeforeEach
    void useTheSdk() {
        login = new WxOpenOAuth2ServiceImpl(
                "wx5e1f00000000feed", "simulated-website-secret", new WeixinSdk(control.port()).storage);
    }

    @Test
    void theCodeTellsWhoScanned() throws Exception {
        WxOAuth2AccessToken token = login.getAccessToken(signIn("p2", true));
        WxOAuth2UserInfo user = login.getUserInfo(token, "zh_CN");

        assertThat(user.getNickname()).isEqualTo("周海涛");
        assertThat(user.getOpenid()).isEqualTo(token.getOpenId()).startsWith("o");
        assertThat(user.getUnionId()).isEqualTo(token.getUnionId());
        assertThat(login.getAccessToken(signIn("p2", true)).getOpenId()).isEqualTo(token.getOpenId());
        assertThat(login.getAccessToken(signIn("p3", true)).getOpenId()).isNotEqualTo(token.getOpenId());
        assertThat(login.refreshAccessToken(token.getRefreshToken()).getOpenId())
                .isEqualTo(token.getOpenId());
    }

    @Test
    void aCodeIsGoodOnce() throws Exception {
        String code = signIn("p2", true);
        login.getAccessToken(code);

        assertThat(catchThrowableOfType(WxErrorException.class, () -> login.getAccessToken(code))
                        .getError()
                        .getErrorCode())
                .isEqualTo(40163);
        assertThat(catchThrowableOfType(WxErrorException.class, () -> login.getAccessToken("other"))
                        .getError()
                        .getErrorCode())
                .isEqualTo(40029);
    }

    @Test
    void aRefusalLeavesTheScreenWhereItIs() {
        assertThat(signIn("p2", false)).isEmpty();
    }

    private String signIn(String person, boolean allow) {
        String link = login.buildAuthorizationUrl("http://127.0.0.1:1/back", "snsapi_login", "st1")
                .replace("https://", control.base() + "/");
        String qr = control.post("/sim/api/persons/" + person + "/scans", Map.of("link", link))
                .path("qr")
                .asString();
        String redirect = control.post("/sim/api/qrcodes/" + qr + "/login", Map.of("person", person, "allow", allow))
                .path("redirect")
                .asString("");
        if (redirect.isEmpty()) {
            assertThat(control.get("/sim/q/" + qr + "/state").path("state").asString())
                    .isEqualTo("CANCELLED");
            return "";
        }
        assertThat(redirect).startsWith("http://127.0.0.1:1/back?code=").endsWith("&state=st1");
        return redirect.replaceAll(".*code=([^&]+).*", "$1");
    }
}
