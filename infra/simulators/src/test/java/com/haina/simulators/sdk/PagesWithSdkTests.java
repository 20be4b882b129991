package com.haina.simulators.sdk;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.bean.WxOAuth2UserInfo;
import me.chanjar.weixin.common.bean.oauth2.WxOAuth2AccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.service.WxOAuth2Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A follower's page asks who they are, on behalf of an account. */
@SimulatorTest
class PagesWithSdkTests {

    private static final String ACCOUNT = "wxa1b2c3d4e5f60001";
    private static final String BACK = "http://127.0.0.1:1/back?app=1";

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    private WeixinSdk sdk;
    private WxOAuth2Service page;

    @BeforeEach
    void join() {
        sdk = new WeixinSdk(control.port());
        control.post("/sim/api/tickets", Map.of());
        Platform.Push push = platform.await("/wechat", "component_verify_ticket");
        sdk.storage.setComponentVerifyTicket(sdk.componentMessage(push).getComponentVerifyTicket());
        control.post("/sim/api/accounts/" + ACCOUNT + "/grants", Map.of());
        page = sdk.account(ACCOUNT).getOAuth2Service();
    }

    @Test
    void aSilentVisitTellsTheOpenidThatTheAccountKnows() throws Exception {
        Map<String, String> back = query(visit("p4", "snsapi_base", true));
        assertThat(back).containsEntry("app", "1").containsEntry("state", "st1").containsEntry("appid", ACCOUNT);

        WxOAuth2AccessToken token = page.getAccessToken(back.get("code"));
        assertThat(token.getOpenId())
                .isEqualTo(control.get("/sim/api/persons/p4/openids/" + ACCOUNT)
                        .path("openId")
                        .asString());
        assertThat(token.getUnionId()).isNull();
        assertThat(token.getSnapshotUser()).isNull();
        assertThat(sdk.component
                        .oauth2refreshAccessToken(ACCOUNT, token.getRefreshToken())
                        .getOpenId())
                .isEqualTo(token.getOpenId());
        assertThat(error(() -> page.getUserInfo(token, "zh_CN"))).isEqualTo(48001);
    }

    @Test
    void whoIsAskedTellsTheirNameOrRefuses() throws Exception {
        control.put("/sim/api/switches", Map.of("unionIds", true));
        WxOAuth2AccessToken token =
                page.getAccessToken(query(visit("p4", "snsapi_userinfo", true)).get("code"));
        WxOAuth2UserInfo user = page.getUserInfo(token, "zh_CN");
        assertThat(user.getNickname()).isEqualTo("陈桂芳");
        assertThat(user.getUnionId()).isEqualTo(token.getUnionId()).startsWith("oU");

        assertThat(visit("p4", "snsapi_userinfo", false)).isEqualTo(BACK + "&state=st1");
    }

    @Test
    void aCodeIsGoodOnceAndForFiveMinutes() throws Exception {
        String code = query(visit("p4", "snsapi_base", true)).get("code");
        page.getAccessToken(code);
        assertThat(error(() -> page.getAccessToken(code))).isEqualTo(40163);
        assertThat(error(() -> page.getAccessToken("other"))).isEqualTo(40029);

        String late = query(visit("p4", "snsapi_base", true)).get("code");
        clock.advance(Duration.ofMinutes(6));
        assertThat(error(() -> page.getAccessToken(late))).isEqualTo(40029);
    }

    @Test
    void thePreviewGivesAMadeUpUser() throws Exception {
        control.put("/sim/api/switches", Map.of("snapshotUsers", true));
        WxOAuth2AccessToken token =
                page.getAccessToken(query(visit("p4", "snsapi_base", true)).get("code"));

        assertThat(token.getSnapshotUser()).isEqualTo(1);
        assertThat(token.getOpenId())
                .isNotEqualTo(control.get("/sim/api/persons/p4/openids/" + ACCOUNT)
                        .path("openId")
                        .asString());
    }

    @Test
    void outsideOfAPhoneThePageAsksWhoItIs() {
        String link = link("snsapi_base").replace("https://", "/");
        HttpResponse<String> asked = control.page(link);
        assertThat(asked.body()).contains("请在微信客户端打开链接", "陈桂芳");

        HttpResponse<String> chosen = control.page(link + "&person=p4");
        assertThat(chosen.statusCode()).isEqualTo(302);
        assertThat(chosen.headers().firstValue("Location").orElseThrow()).startsWith(BACK + "&code=");

        String ask = link("snsapi_userinfo").replace("https://", "/") + "&person=p4";
        assertThat(control.page(ask).body()).contains("获取您的昵称", "允许");
        assertThat(control.page(ask + "&action=deny").headers().firstValue("Location"))
                .contains(BACK + "&state=st1");
    }

    @Test
    void aLinkThatWeChatWouldRefuseIsRefused() {
        String good = link("snsapi_base").replace("https://", "/");
        assertThat(control.page(good.replace("snsapi_base", "snsapi_login")).body())
                .contains("没有这项权限");
        assertThat(control.page(good.replace("127.0.0.1", "elsewhere.example")).body())
                .contains("返回地址不对");
        assertThat(control.page(good.replace("st1", "x".repeat(129))).body()).contains("state 参数不对");
        control.post("/sim/api/accounts/" + ACCOUNT + "/grants", Map.of("permissions", List.of(1)));
        assertThat(control.page(good).body()).contains("没有这项权限");
    }

    private String visit(String person, String scope, boolean allow) {
        return control.post("/sim/api/persons/" + person + "/web-visits", Map.of("url", link(scope), "allow", allow))
                .path("redirect")
                .asString();
    }

    private String link(String scope) {
        return page.buildAuthorizationUrl(BACK, scope, "st1").replaceAll("#.*", "");
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static int error(ThrowingCallable call) {
        return catchThrowableOfType(WxErrorException.class, call).getError().getErrorCode();
    }
}
