package com.haina.auth.signin;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.testing.simulators.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in by code and by scan. */
class SigningInIT extends RunningService {

    @Test
    void anOperatorSignsInByCodeAndTheCodeIsGoodOnce() {
        var office = join("短信登录");
        var browser = new Browser();
        var code = signInCode(browser, office.mobile());
        var in = browser.post("/api/auth/v1/sign-ins/sms", Map.of("mobile", office.mobile(), "code", code));
        assertThat(in.text("state")).isEqualTo("DONE");
        assertThat(in.body().path("session").path("tenant").path("id").asString())
                .isEqualTo(office.tenantId());
        assertThat(browser.signedIn(in).get("/api/auth/v1/me").text("id")).isEqualTo(office.operatorId());

        var again = new Browser().post("/api/auth/v1/sign-ins/sms", Map.of("mobile", office.mobile(), "code", code));
        assertThat(again.code()).isEqualTo("sms.wrong-code");
    }

    @Test
    void nothingTellsWhetherAMobileIsKnown() {
        var office = join("不泄露");
        var stranger = newMobile();
        var browser = new Browser();
        var known = browser.post("/api/auth/v1/sms-codes", Map.of("mobile", office.mobile()));
        var unknown = browser.post("/api/auth/v1/sms-codes", Map.of("mobile", stranger));
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.body().propertyNames()).isEqualTo(known.body().propertyNames());

        for (var round = 0; round < 6; round++) {
            var wrongKnown = signInWith(browser, office.mobile(), "00000" + round);
            var wrongUnknown = signInWith(browser, stranger, "00000" + round);
            assertThat(wrongUnknown.status()).isEqualTo(wrongKnown.status()).isEqualTo(422);
            assertThat(wrongUnknown.code()).isEqualTo(wrongKnown.code());
            assertThat(wrongUnknown.text("detail")).isEqualTo(wrongKnown.text("detail"));
        }
        assertThat(Simulators.messagesTo(stranger)).isZero();
    }

    @Test
    void somebodyOfTwoOfficesChoosesOneAndCannotChooseAThird() {
        var mobile = newMobile();
        var first = join("第一家", mobile);
        var second = join("第二家", mobile);
        var third = join("第三家");
        var browser = new Browser();
        var code = signInCode(browser, mobile);
        var choice = browser.post("/api/auth/v1/sign-ins/sms", Map.of("mobile", mobile, "code", code));
        assertThat(choice.text("state")).isEqualTo("CHOOSE_TENANT");
        assertThat(choice.body()
                        .path("tenants")
                        .valueStream()
                        .map(tenant -> tenant.path("name").asString()))
                .containsExactlyInAnyOrder("第一家", "第二家");
        assertThat(choice.body().has("session")).isFalse();

        var here = "/api/auth/v1/sign-ins/" + choice.text("id") + "/tenant";
        assertThat(browser.post(here, Map.of("tenantId", third.tenantId())).code())
                .isEqualTo("sign-in.tenant-not-yours");
        assertThat(new Browser()
                        .post(here, Map.of("tenantId", first.tenantId()))
                        .status())
                .isEqualTo(404);
        var in = browser.post(here, Map.of("tenantId", second.tenantId()));
        assertThat(in.body().path("session").path("tenant").path("id").asString())
                .isEqualTo(second.tenantId());
        assertThat(browser.post(here, Map.of("tenantId", first.tenantId())).status())
                .isEqualTo(404);
    }

    @Test
    void aNewWeChatIsBoundByACodeAndFromThenOnTheScanIsEnough() {
        var office = join("扫码登录");
        var browser = new Browser();
        var person = Simulators.call("POST", "/sim/api/persons", Map.of("name", "扫码人"))
                .path("id")
                .asString();
        var begun = browser.post("/api/auth/v1/sign-ins/wechat", null);
        assertThat(begun.text("authorizationUrl"))
                .startsWith(Simulators.host("open.weixin.qq.com") + "/connect/qrconnect?")
                .contains("scope=snsapi_login");
        var landed = browser.follow(Simulators.confirmLogin(begun.text("authorizationUrl"), person));
        assertThat(landed.status()).isEqualTo(302);
        assertThat(landed.header("location")).contains("state=CONFIRM_MOBILE").contains(begun.text("id"));

        var code = signInCode(browser, office.mobile());
        var in = browser.post(
                "/api/auth/v1/sign-ins/" + begun.text("id") + "/mobile",
                Map.of("mobile", office.mobile(), "code", code));
        assertThat(in.body().path("session").path("tenant").path("id").asString())
                .isEqualTo(office.tenantId());

        var later = new Browser();
        var second = later.post("/api/auth/v1/sign-ins/wechat", null);
        var home = later.follow(Simulators.confirmLogin(second.text("authorizationUrl"), person));
        assertThat(home.header("location")).endsWith("/sign-in?state=DONE");
        var session = later.post("/api/auth/v1/session-refreshes", null);
        assertThat(session.body().path("operator").path("id").asString()).isEqualTo(office.operatorId());
        assertThat(later.get("/api/auth/v1/sign-ins/" + second.text("id")).text("state"))
                .isEqualTo("DONE");
    }

    @Test
    void aScanBelongsToTheBrowserThatBeganIt() {
        var victim = new Browser();
        var attacker = new Browser();
        var begun = attacker.post("/api/auth/v1/sign-ins/wechat", null);
        var back = Simulators.confirmLogin(begun.text("authorizationUrl"), "p2");
        assertThat(victim.follow(back).header("location")).endsWith("/sign-in?state=FAILED");
        assertThat(victim.cookie("haina_session")).isEmpty();
    }

    @Test
    void aCodeThatWeChatDoesNotKnowFailsTheScan() {
        var browser = new Browser();
        var begun = browser.post("/api/auth/v1/sign-ins/wechat", null);
        var forged = URI.create("http://x/api/auth/v1/sign-ins/wechat/callback?code=forged&state=" + begun.text("id"));
        assertThat(browser.follow(forged).header("location")).contains("state=FAILED");
    }

    @Test
    void whatIsNoMobileIsRefusedByName() {
        var answer = new Browser().post("/api/auth/v1/sms-codes", Map.of("mobile", "0755-12345678"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/mobile");
    }

    private static Browser.Answer signInWith(Browser browser, String mobile, String code) {
        return browser.post("/api/auth/v1/sign-ins/sms", Map.of("mobile", mobile, "code", code));
    }
}
