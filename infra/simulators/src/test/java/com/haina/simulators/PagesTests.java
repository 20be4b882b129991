package com.haina.simulators;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages as a browser without scripts sees them. */
@SimulatorTest
class PagesTests {

    private static final String ACCOUNT = "wxa1b2c3d4e5f60003";

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Test
    void aScreenShowsACodeThatAPhoneScansAndConfirms() {
        HttpResponse<String> screen = control.page(authorizationPage("mp.weixin.qq.com/cgi-bin/componentloginpage"));
        assertThat(screen.statusCode()).isEqualTo(200);
        assertThat(screen.body()).contains("海纳平台 申请管理您的公众号", "模拟环境 · 不是真的微信");
        JsonNode shown = control.get("/sim/api/qrcodes").path(0);
        String qr = shown.path("id").asString();
        assertThat(screen.body()).contains("data-qr=\"" + qr + "\"");
        assertThat(control.page("/sim/q/" + qr + "/image.svg").body()).startsWith("<svg");

        // Somebody's own browser opens the link: it is asked whose phone it is.
        assertThat(control.page("/sim/q/" + qr).body()).contains("用谁的手机打开？", "/sim/q/" + qr + "?person=p3");
        HttpResponse<String> scanned = control.page("/sim/q/" + qr + "?person=p3");
        String phone = scanned.headers().firstValue("Location").orElseThrow();
        assertThat(control.get("/sim/q/" + qr + "/state").path("state").asString())
                .isEqualTo("SCANNED");
        assertThat(control.page(phone).body()).contains("星海名城", "您不是这个账号的管理员", "群发与通知", "立即授权");

        HttpResponse<String> done = control.form(
                "/sim/authorize/" + qr, Map.of("person", "p3", "appId", ACCOUNT, "set", "1,2,7", "action", "confirm"));
        assertThat(done.body()).contains("授权成功", "星海名城 已授权给 海纳平台");
        assertThat(control.get("/sim/q/" + qr + "/state").path("redirect").asString())
                .startsWith("http://127.0.0.1:1/back?auth_code=queryauthcode%40%40%40");
        assertThat(control.get("/sim/api/accounts/" + ACCOUNT)
                        .path("permissions")
                        .toString())
                .isEqualTo("[1,2,7]");
        assertThat(control.get("/sim/api/persons/p3/chats")
                        .valueStream()
                        .map(m -> m.path("text").asString()))
                .anyMatch(text -> text.startsWith("星海名城 已授权给 海纳平台"));
    }

    @Test
    void onThePhoneItselfTheBrowserIsSentBackAtOnce() {
        HttpResponse<String> opened =
                control.page(authorizationPage("open.weixin.qq.com/wxaopen/safe/bindcomponent") + "&no_scan=1");
        String qr = opened.headers().firstValue("Location").orElseThrow().replace("/sim/q/", "");

        HttpResponse<String> done = control.form(
                "/sim/authorize/" + qr, Map.of("person", "p3", "appId", ACCOUNT, "set", "1", "action", "confirm"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElseThrow())
                .startsWith("http://127.0.0.1:1/back?auth_code=")
                .endsWith("&expires_in=600");
    }

    @Test
    void cancellingOnThePhoneLeavesTheLinkGoodForAnotherTry() {
        String page = authorizationPage("mp.weixin.qq.com/cgi-bin/componentloginpage");
        control.page(page);
        String first = control.get("/sim/api/qrcodes").path(0).path("id").asString();

        assertThat(control.form("/sim/authorize/" + first, Map.of("person", "p3", "action", "cancel"))
                        .body())
                .contains("已取消");
        assertThat(control.page("/sim/authorize/" + first + "?person=p3").body())
                .contains("二维码已失效");
        assertThat(control.page(page).statusCode()).isEqualTo(200);
        assertThat(control.get("/sim/api/qrcodes").path(0).path("id").asString())
                .isNotEqualTo(first);
    }

    @Test
    void anExpiredCodeSaysSoInPlainWords() {
        control.page(authorizationPage("mp.weixin.qq.com/cgi-bin/componentloginpage"));
        String qr = control.get("/sim/api/qrcodes").path(0).path("id").asString();
        control.post("/sim/api/qrcodes/" + qr + "/expiry", Map.of());

        assertThat(control.get("/sim/q/" + qr + "/state").path("state").asString())
                .isEqualTo("EXPIRED");
        assertThat(control.page("/sim/authorize/" + qr + "?person=p3").body()).contains("二维码已失效");
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        control.page(authorizationPage("mp.weixin.qq.com/cgi-bin/componentloginpage"));
        String qr = control.get("/sim/api/qrcodes").path(0).path("id").asString();

        assertThat(control.page("/sim/authorize/" + qr + "?person=p4").body())
                .contains("陈桂芳 不是任何一个公众号的管理员")
                .doesNotContain("立即授权");
    }

    @Test
    void aLoginIsConfirmedOnThePhone() {
        String page = control.base() + "/open.weixin.qq.com/connect/qrconnect?appid=wx5e1f00000000feed"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fback&response_type=code&scope=snsapi_login&state=s";
        assertThat(control.page(page).body()).contains("用微信扫一扫登录");
        String phone = control.post("/sim/api/persons/p1/scans", Map.of("link", page))
                .path("page")
                .asString();

        assertThat(control.page(phone).body()).contains("确认登录", "登录 海纳平台");
        assertThat(control.form(phone.replaceAll("\\?.*", ""), Map.of("person", "p1", "action", "confirm"))
                        .body())
                .contains("已确认登录");
    }

    @Test
    void aWrongLinkIsExplained() {
        assertThat(control.page("/open.weixin.qq.com/connect/qrconnect?appid=wx0000000000000000")
                        .body())
                .contains("没有这个应用");
        assertThat(control.page("/open.weixin.qq.com/connect/qrconnect?appid=wx5e1f00000000feed&scope=snsapi_login"
                                + "&redirect_uri=javascript%3Aalert(1)")
                        .body())
                .contains("返回地址不对");
        assertThat(control.page("/mp.weixin.qq.com/cgi-bin/componentloginpage?component_appid=wx5e1f00000000c0de"
                                + "&pre_auth_code=x")
                        .body())
                .contains("这个授权链接不对");
    }

    @Test
    void namesCannotSmuggleMarkup() {
        String id = control.post("/sim/api/persons", Map.of("name", "<b>\"'&"))
                .path("id")
                .asString();
        control.page(authorizationPage("mp.weixin.qq.com/cgi-bin/componentloginpage"));
        String qr = control.get("/sim/api/qrcodes").path(0).path("id").asString();

        HttpResponse<String> page = control.page("/sim/authorize/" + qr + "?person=" + id);
        assertThat(page.body()).contains("&lt;b&gt;&quot;").doesNotContain("<b>\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void anAdministratorTakesTheAuthorizationBackOnThePhone() {
        control.page(authorizationPage("mp.weixin.qq.com/cgi-bin/componentloginpage"));
        String qr = control.get("/sim/api/qrcodes").path(0).path("id").asString();
        control.post("/sim/api/qrcodes/" + qr + "/authorization", Map.of("person", "p3", "appId", ACCOUNT));
        String authorization = "/sim/api/accounts/" + ACCOUNT + "/authorization?person=";
        assertThat(control.send(control.request(authorization + "p4").DELETE()).statusCode())
                .isEqualTo(403);

        assertThat(control.send(control.request(authorization + "p3").DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(platform.await("/wechat", "<![CDATA[unauthorized]]>").message())
                .contains(ACCOUNT);
        assertThat(control.get("/sim/api/accounts/" + ACCOUNT)
                        .path("authorized")
                        .asBoolean())
                .isFalse();
        assertThat(control.get("/sim/api/exchanges?limit=200")
                        .valueStream()
                        .filter(one -> one.path("what").asString().equals("unauthorized"))
                        .map(one -> one.path("person").asString()))
                .contains("p3");
    }

    @Test
    void everyFileOfTheServerMadePagesIsThere() {
        for (String page : new String[] {"/sim/assets/sim.css", "/sim/assets/screen.js", "/sim/assets/phone.js"}) {
            assertThat(control.page(page).statusCode()).as(page).isEqualTo(200);
        }
    }

    @Test
    void everyAddressOfThePhonesOpensTheirApp() {
        for (String address : new String[] {"/phones", "/phones/", "/phones/events", "/phones/p1", "/phones/p1/scan"}) {
            HttpResponse<String> page = control.page(address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.body()).as(address).contains("模拟手机");
            assertThat(page.headers().firstValue("Cache-Control")).as(address).contains("no-store");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(address)
                    .contains("script-src 'self'", "frame-ancestors 'self'");
        }
    }

    @Test
    void theAppsFilesAreKeptForAYearAndSentCompressed() {
        HttpResponse<String> file = control.page("/phones/assets/index-abc123.js");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=31536000", "immutable");
        HttpResponse<String> packed = control.send(control.request("/phones/assets/index-abc123.js")
                .header("Accept-Encoding", "gzip")
                .GET());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(control.page("/phones/assets/gone.js").statusCode()).isEqualTo(404);
    }

    @Test
    void peopleAndAccountsCanBeAdded() {
        JsonNode person = control.post("/sim/api/persons", Map.of("name", "苏晓禾", "staff", true));
        assertThat(person.path("mobile").asString()).startsWith("138001380");
        assertThat(person.path("staff").asBoolean()).isTrue();
        JsonNode account = control.post(
                "/sim/api/accounts", Map.of("name", "云湖花园", "alias", "yunhu_garden", "admins", new String[] {
                    person.path("id").asString()
                }));
        assertThat(account.path("appId").asString()).matches("wx[0-9a-f]{16}");
        assertThat(account.path("userName").asString()).matches("gh_[0-9a-f]{12}");
    }

    private String authorizationPage(String page) {
        control.post("/sim/api/tickets", Map.of());
        String ticket = platform.await("/wechat", "component_verify_ticket")
                .message()
                .replaceAll(".*<ComponentVerifyTicket><!\\[CDATA\\[(.*)]]></ComponentVerifyTicket>.*", "$1");
        String token = control.post(
                        "/api.weixin.qq.com/cgi-bin/component/api_component_token",
                        Map.of(
                                "component_appid", "wx5e1f00000000c0de",
                                "component_appsecret", "simulated-component-secret",
                                "component_verify_ticket", ticket))
                .path("component_access_token")
                .asString();
        // The newer documents name the token access_token.
        String code = control.post(
                        "/api.weixin.qq.com/cgi-bin/component/api_create_preauthcode?access_token=" + token,
                        Map.of("component_appid", "wx5e1f00000000c0de"))
                .path("pre_auth_code")
                .asString();
        return control.base() + "/" + page + "?component_appid=wx5e1f00000000c0de&pre_auth_code=" + code
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fback&auth_type=1";
    }
}
