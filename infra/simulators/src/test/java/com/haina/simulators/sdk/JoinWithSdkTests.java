package com.haina.simulators.sdk;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.open.bean.message.WxOpenXmlMessage;
import me.chanjar.weixin.open.bean.result.WxOpenAuthorizerInfoResult;
import me.chanjar.weixin.open.bean.result.WxOpenQueryAuthResult;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A property office joins; the platform's side is the SDK that the platform uses. */
@SimulatorTest
class JoinWithSdkTests {

    private static final String ACCOUNT = "wxa1b2c3d4e5f60001";
    private static final String ADMIN = "p1";
    private static final Pattern CODE = Pattern.compile("<AuthorizationCode><!\\[CDATA\\[(.*?)]]>");

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    private WeixinSdk sdk;

    @BeforeEach
    void giveTheSdkItsTicket() {
        sdk = new WeixinSdk(control.port());
        control.post("/sim/api/tickets", Map.of());
        WxOpenXmlMessage event = read(platform.await("/wechat", "component_verify_ticket"));
        sdk.storage.setComponentVerifyTicket(event.getComponentVerifyTicket());
    }

    @Test
    void anAccountIsAuthorizedReadAndRefreshed() throws Exception {
        Map<String, String> back = join(ACCOUNT);
        assertThat(back).containsEntry("step", "3").containsEntry("expires_in", "600");

        WxOpenQueryAuthResult auth = sdk.component.getQueryAuth(back.get("auth_code"));
        assertThat(auth.getAuthorizationInfo().getAuthorizerAppid()).isEqualTo(ACCOUNT);
        assertThat(auth.getAuthorizationInfo().getFuncInfo()).containsExactly(1, 2, 3, 4, 7, 11, 15);
        assertThat(auth.getAuthorizationInfo().getAuthorizerRefreshToken()).startsWith("refreshtoken@@@");

        String first = sdk.storage.getAuthorizerAccessToken(ACCOUNT);
        assertThat(sdk.component.getAuthorizerAccessToken(ACCOUNT, true)).isNotEqualTo(first);

        WxOpenAuthorizerInfoResult info = sdk.component.getAuthorizerInfo(ACCOUNT);
        assertThat(info.getAuthorizerInfo().getNickName()).isEqualTo("滨江•万家星城");
        assertThat(info.getAuthorizerInfo().getAlias()).isEqualTo("bjwjxc");
        assertThat(info.getAuthorizerInfo().getUserName()).isEqualTo("gh_1f0a7c55e001");
        assertThat(info.getAuthorizerInfo().getServiceTypeInfo()).isEqualTo(2);
        assertThat(info.getAuthorizerInfo().getVerifyTypeInfo()).isZero();
        assertThat(info.getAuthorizerInfo().getPrincipalName()).isEqualTo("杭州滨江物业管理有限公司");
        assertThat(sdk.component.getAuthorizerList(0, 500).getTotalCount()).isEqualTo(1);
        assertThat(control.page(URI.create(info.getAuthorizerInfo().getHeadImg())
                                .getPath())
                        .body())
                .startsWith("<svg")
                .contains(">万<");
    }

    @Test
    void thePushCarriesTheSameCodeAsTheRedirect() throws Exception {
        Map<String, String> back = join(ACCOUNT);

        WxOpenXmlMessage event = read(platform.await("/wechat", "<![CDATA[authorized]]>"));
        assertThat(event.getAuthorizerAppid()).isEqualTo(ACCOUNT);
        assertThat(event.getAuthorizationCode()).isEqualTo(back.get("auth_code"));
        assertThat(event.getPreAuthCode()).startsWith("preauthcode@@@");
    }

    @Test
    void onRequestThePushCarriesACodeOfItsOwnAndBothWork() throws Exception {
        control.put("/sim/api/switches", Map.of("separatePushCode", true, "rotateRefreshTokens", false));
        Map<String, String> back = join(ACCOUNT);

        String pushed = codeIn(platform.await("/wechat", "<![CDATA[authorized]]>"));
        assertThat(pushed).isNotEqualTo(back.get("auth_code"));
        assertThat(sdk.component.getQueryAuth(pushed).getAuthorizationInfo().getAuthorizerAppid())
                .isEqualTo(ACCOUNT);
        assertThat(sdk.component
                        .getQueryAuth(back.get("auth_code"))
                        .getAuthorizationInfo()
                        .getAuthorizerAppid())
                .isEqualTo(ACCOUNT);
    }

    @Test
    void aCodeIsGoodForOneExchange() throws Exception {
        String code = join(ACCOUNT).get("auth_code");
        sdk.component.getQueryAuth(code);

        assertThat(error(() -> sdk.component.getQueryAuth(code))).isEqualTo(61010);
        assertThat(error(() -> sdk.component.getQueryAuth("preauthcode@@@x"))).isEqualTo(61009);
    }

    @Test
    void anExpiredComponentTokenSaysSoAndAnUnknownOneOtherwise() throws Exception {
        String token = sdk.component.getComponentAccessToken(false);
        clock.advance(Duration.ofMinutes(121));

        assertThat(control.post(preAuthPath(token), Map.of()).path("errcode").asInt())
                .isEqualTo(42001);
        JsonNode unknown = control.post(preAuthPath("unknown"), Map.of());
        assertThat(unknown.path("errcode").asInt()).isEqualTo(40001);
        assertThat(unknown.path("errmsg").asString()).matches(".* rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
    }

    @Test
    void thePredecessorOfATokenLastsFiveMinutesMore() throws Exception {
        String old = sdk.component.getComponentAccessToken(false);
        sdk.component.getComponentAccessToken(true);

        assertThat(control.post(preAuthPath(old), Map.of())
                        .path("pre_auth_code")
                        .asString())
                .isNotEmpty();
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(control.post(preAuthPath(old), Map.of()).path("errcode").asInt())
                .isEqualTo(42001);
    }

    @Test
    void theSdkSeesAnExpiredToken() throws Exception {
        sdk.component.getComponentAccessToken(false);
        control.post("/sim/api/tokens/expiry", Map.of("kind", "COMPONENT"));

        assertThat(error(() -> sdk.component.getAuthorizerList(0, 10))).isEqualTo(42001);
    }

    @Test
    void aTicketIsGoodForTwelveHours() {
        clock.advance(Duration.ofHours(12).plusSeconds(1));

        assertThat(error(() -> sdk.component.getComponentAccessToken(true))).isEqualTo(61005);
        sdk.storage.setComponentVerifyTicket("ticket@@@forged");
        assertThat(error(() -> sdk.component.getComponentAccessToken(true))).isEqualTo(61006);
    }

    @Test
    void theSdkCanAskForATicket() throws Exception {
        sdk.component.startPushTicket();

        assertThat(read(platform.await("/wechat", "component_verify_ticket")).getComponentVerifyTicket())
                .isNotEqualTo(sdk.storage.getComponentVerifyTicket());
    }

    @Test
    void wrongCredentialsAreTold() {
        sdk.storage.setComponentAppSecret("wrong");

        assertThat(error(() -> sdk.component.getComponentAccessToken(true))).isEqualTo(40125);
    }

    @Test
    void rotationKeepsTheOldRefreshTokenForFiveMinutes() throws Exception {
        sdk.component.getQueryAuth(join(ACCOUNT).get("auth_code"));
        control.put("/sim/api/switches", Map.of("rotateRefreshTokens", true, "separatePushCode", false));
        String old = sdk.storage.getAuthorizerRefreshToken(ACCOUNT);

        sdk.component.getAuthorizerAccessToken(ACCOUNT, true);
        assertThat(sdk.storage.getAuthorizerRefreshToken(ACCOUNT)).isNotEqualTo(old);

        sdk.storage.setAuthorizerRefreshToken(ACCOUNT, old);
        sdk.component.getAuthorizerAccessToken(ACCOUNT, true);
        sdk.storage.setAuthorizerRefreshToken(ACCOUNT, old);
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(error(() -> sdk.component.getAuthorizerAccessToken(ACCOUNT, true)))
                .isEqualTo(61023);
    }

    @Test
    void authorizingAgainVoidsTheOldRefreshToken() throws Exception {
        sdk.component.getQueryAuth(join(ACCOUNT).get("auth_code"));
        String old = sdk.storage.getAuthorizerRefreshToken(ACCOUNT);
        platform.await("/wechat", "<![CDATA[authorized]]>");

        String page = preAuthUrl();
        String qr = scan(page);
        control.post(
                "/sim/api/qrcodes/" + qr + "/authorization",
                Map.of("person", ADMIN, "appId", ACCOUNT, "permissions", List.of(1, 2, 7)));
        WxOpenXmlMessage event = read(platform.await("/wechat", "<![CDATA[updateauthorized]]>"));
        assertThat(event.getAuthorizerAppid()).isEqualTo(ACCOUNT);

        sdk.storage.setAuthorizerRefreshToken(ACCOUNT, old);
        assertThat(error(() -> sdk.component.getAuthorizerAccessToken(ACCOUNT, true)))
                .isEqualTo(61023);
    }

    @Test
    void cancellingTellsThePlatformAndEndsEverything() throws Exception {
        sdk.component.getQueryAuth(join(ACCOUNT).get("auth_code"));
        control.delete("/sim/api/accounts/" + ACCOUNT + "/authorization");

        assertThat(read(platform.await("/wechat", "<![CDATA[unauthorized]]>")).getAuthorizerAppid())
                .isEqualTo(ACCOUNT);
        assertThat(error(() -> sdk.component.getAuthorizerAccessToken(ACCOUNT, true)))
                .isEqualTo(61003);
        assertThat(error(() -> sdk.component.getAuthorizerInfo(ACCOUNT))).isEqualTo(61003);
    }

    @Test
    void aPreAuthCodeIsGoodForOneAuthorizationAndHalfAnHour() throws Exception {
        String used = preAuthUrl();
        String qr = scan(used);
        control.post("/sim/api/qrcodes/" + qr + "/authorization", Map.of("person", ADMIN, "appId", ACCOUNT));
        assertThat(control.page(used).statusCode()).isEqualTo(410);
        assertThat(control.page(used).body()).contains("这个授权链接已经用过");

        String late = preAuthUrl();
        clock.advance(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(control.page(late).body()).contains("这个授权链接已过期");
    }

    @Test
    void onlyAnAdministratorMayDecide() throws Exception {
        String qr = scan(preAuthUrl());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> control.post(
                        "/sim/api/qrcodes/" + qr + "/authorization", Map.of("person", "p4", "appId", ACCOUNT)))
                .withMessageStartingWith("403");
    }

    @Test
    void tokensOfTheWrongKindAreTold() throws Exception {
        sdk.component.getQueryAuth(join(ACCOUNT).get("auth_code"));
        String componentToken = sdk.storage.getComponentAccessToken();
        String accountToken = sdk.storage.getAuthorizerAccessToken(ACCOUNT);

        assertThat(control.post(preAuthPath(accountToken), Map.of())
                        .path("errcode")
                        .asInt())
                .isEqualTo(61014);
        assertThat(control.get("/api.weixin.qq.com/cgi-bin/user/get?access_token=" + componentToken)
                        .path("errcode")
                        .asInt())
                .isEqualTo(61015);
        assertThat(control.get("/api.weixin.qq.com/cgi-bin/user/get?access_token=" + accountToken)
                        .path("total")
                        .isInt())
                .isTrue();
        assertThat(control.get("/api.weixin.qq.com/cgi-bin/not/simulated?access_token=" + accountToken)
                        .path("errcode")
                        .asInt())
                .isEqualTo(40066);
    }

    @Test
    void optionsAreKeptPerAccount() throws Exception {
        sdk.component.getQueryAuth(join(ACCOUNT).get("auth_code"));
        sdk.component.setAuthorizerOption(ACCOUNT, "voice_recognize", "1");

        assertThat(sdk.component.getAuthorizerOption(ACCOUNT, "voice_recognize").getOptionValue())
                .isEqualTo("1");
        assertThat(error(() -> sdk.component.setAuthorizerOption(ACCOUNT, "voice_recognize", "7")))
                .isEqualTo(61013);
    }

    private Map<String, String> join(String appId) throws WxErrorException {
        String qr = scan(preAuthUrl());
        String redirect = control.post(
                        "/sim/api/qrcodes/" + qr + "/authorization", Map.of("person", ADMIN, "appId", appId))
                .path("redirect")
                .asString();
        assertThat(redirect).startsWith("http://127.0.0.1:1/join?");
        return Arrays.stream(URI.create(redirect).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The page's address as the SDK builds it, led to the simulator. */
    private String preAuthUrl() throws WxErrorException {
        return sdk.component
                .getPreAuthUrl("http://127.0.0.1:1/join?step=3", "1", null)
                .replace("https://", control.base() + "/");
    }

    private String scan(String link) {
        return control.post("/sim/api/persons/" + ADMIN + "/scans", Map.of("link", link))
                .path("qr")
                .asString();
    }

    private WxOpenXmlMessage read(Platform.Push push) {
        return sdk.componentMessage(push);
    }

    private static String codeIn(Platform.Push push) {
        Matcher code = CODE.matcher(push.message());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static String preAuthPath(String token) {
        return "/api.weixin.qq.com/cgi-bin/component/api_create_preauthcode?component_access_token=" + token;
    }

    private static int error(ThrowingCallable call) {
        return WeixinSdk.error(call);
    }
}
