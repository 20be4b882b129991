package com.haina.auth.onboarding;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.testing.simulators.Simulators;

import static org.assertj.core.api.Assertions.assertThat;

/** The wizard against the simulated WeChat. */
class JoiningIT extends RunningService {

    @Test
    void anOfficeJoinsFromNothingToASession() {
        var appId = Simulators.newAccount("滨江•万家星城", "bj-wanjia-fw", "p1");
        var mobile = newMobile();
        var browser = new Browser();

        var begun = beginJoining(browser);
        assertThat(begun.text("state")).isEqualTo("WAITING_FOR_SCAN");
        assertThat(begun.text("authorizationUrl"))
                .startsWith(Simulators.host("mp.weixin.qq.com") + "/cgi-bin/componentloginpage?")
                .contains("auth_type=1");
        assertThat(begun.text("mobileAuthorizationUrl"))
                .startsWith(Simulators.host("open.weixin.qq.com") + "/wxaopen/safe/bindcomponent?")
                .endsWith("#wechat_redirect");
        var id = begun.text("id");
        var here = "/api/auth/v1/onboardings/" + id;
        var qr = browser.get(here + "/qr.svg");
        assertThat(qr.header("content-type")).startsWith("image/svg+xml");
        assertThat(qr.text("text")).startsWith("<svg");

        var landing = browser.follow(Simulators.authorize(begun.text("authorizationUrl"), "p1", appId));
        assertThat(landing.status()).isEqualTo(302);
        assertThat(landing.header("location")).isEqualTo("http://127.0.0.1:" + Simulators.SERVICE_PORT + "/join");
        var authorized = awaitState(browser, id, "AUTHORIZED");
        assertThat(authorized.body().path("account").path("name").asString()).isEqualTo("滨江•万家星城");
        assertThat(authorized.body().path("account").path("wechatId").asString())
                .isEqualTo("bj-wanjia-fw");
        assertThat(authorized
                        .body()
                        .path("account")
                        .path("certifiedServiceAccount")
                        .asBoolean())
                .isTrue();
        assertThat(authorized.body().path("account").path("missingScopes")).isEmpty();

        Simulators.call("PATCH", "/sim/api/accounts/" + appId, Map.of("alias", "bj-wanjia-new"));
        var refreshed = browser.post(here + "/profile-refreshes", null);
        assertThat(refreshed.body().path("account").path("wechatId").asString()).isEqualTo("bj-wanjia-new");

        var wrong = browser.put(
                here + "/settings", Map.of("name", "滨江物业", "phone", "88880571", "mobile", mobile), Map.of());
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/phone");
        assertThat(wrong.body().path("errors").get(0).path("detail").asString()).isEqualTo("请写上区号，例如 0755-12345678。");
        var kept = browser.put(
                here + "/settings",
                Map.of("name", "滨江物业", "phone", "0755-12345678", "mobile", "+86 " + mobile),
                Map.of());
        assertThat(kept.text("state")).isEqualTo("SETTINGS");
        assertThat(kept.body().toString()).doesNotContain(mobile);

        var before = Simulators.messagesTo(mobile);
        var issued = browser.post(here + "/sms-codes", Map.of("mobile", mobile));
        assertThat(issued.status()).isEqualTo(202);
        assertThat(issued.body().path("expiresInSeconds").asInt()).isEqualTo(300);
        var code = Simulators.codeSentTo(mobile, before);
        var refused = browser.post(here + "/completion", Map.of("code", code.equals("000000") ? "000001" : "000000"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("sms.wrong-code");

        var done = browser.post(here + "/completion", Map.of("code", code));
        assertThat(done.status()).as("%s", done.body()).isEqualTo(200);
        assertThat(done.body().path("tenant").path("name").asString()).isEqualTo("滨江物业");
        assertThat(done.body().path("operator").path("roles").get(0).asString()).isEqualTo("ADMINISTRATOR");
        assertThat(browser.cookie("haina_session"))
                .hasValueSatisfying(cookie -> assertThat(cookie.isHttpOnly()).isTrue());

        browser.signedIn(done);
        var tenant = browser.get("/api/auth/v1/tenant");
        assertThat(tenant.text("name")).isEqualTo("滨江物业");
        assertThat(browser.get("/api/auth/v1/accounts")
                        .body()
                        .get(0)
                        .path("appId")
                        .asString())
                .isEqualTo(appId);
        assertThat(browser.get("/api/auth/v1/me").text("mobileMasked"))
                .isEqualTo(mobile.substring(0, 3) + "****" + mobile.substring(7));
    }

    @Test
    void thePageHearsOfEveryStepUntilTheOfficeHasJoined() {
        var appId = Simulators.newAccount("随时知道", "", "p1");
        var mobile = newMobile();
        var browser = new Browser();
        var begun = beginJoining(browser);
        var here = "/api/auth/v1/onboardings/" + begun.text("id");
        try (var lines = browser.listen(here + "/events")) {
            var events = lines.filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                    .iterator();
            assertThat(events.next()).isEqualTo("event:state");
            assertThat(events.next()).contains("\"state\":\"WAITING_FOR_SCAN\"");
            Simulators.authorize(begun.text("mobileAuthorizationUrl"), "p1", appId);
            assertThat(next(events, "\"state\":\"AUTHORIZED\"")).contains("随时知道");
            browser.put(
                    here + "/settings", Map.of("name", "听着物业", "phone", "0755-12345678", "mobile", mobile), Map.of());
            assertThat(next(events, "\"state\":\"SETTINGS\"")).doesNotContain(mobile);
            var before = Simulators.messagesTo(mobile);
            browser.post(here + "/sms-codes", Map.of("mobile", mobile));
            browser.post(here + "/completion", Map.of("code", Simulators.codeSentTo(mobile, before)));
            next(events, "\"state\":\"COMPLETED\"");
            assertThat(events.hasNext()).as("after that nothing comes").isFalse();
        }
    }

    @Test
    void aStrangersKeyKeepsNoAnswerForAnotherStranger() {
        var key = Map.of("Idempotency-Key", "guessed-" + newMobile());
        var first = new Browser().send("POST", "/api/auth/v1/onboardings", null, key);
        var second = new Browser().send("POST", "/api/auth/v1/onboardings", null, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
        assertThat(second.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void nobodyElseListensToAnOnboarding() {
        var begun = beginJoining(new Browser());
        assertThat(new Browser()
                        .get("/api/auth/v1/onboardings/" + begun.text("id") + "/events")
                        .status())
                .isEqualTo(404);
    }

    private static String next(Iterator<String> events, String part) {
        var event = events.next();
        while (!event.contains(part)) {
            event = events.next();
        }
        return event;
    }

    @Test
    void aClosedBrowserResumesWhereItWas() {
        var appId = Simulators.newAccount("欢乐谷1小区", "", "p1");
        var mobile = newMobile();
        var browser = new Browser();
        var begun = beginJoining(browser);
        var id = begun.text("id");

        assertThat(browser.get("/api/auth/v1/onboardings/current").text("id")).isEqualTo(id);
        Simulators.authorize(
                begun.text("mobileAuthorizationUrl"), "p1", appId); // the browser is closed: only the push comes
        awaitState(browser, id, "AUTHORIZED");
        browser.put(
                "/api/auth/v1/onboardings/" + id + "/settings",
                Map.of("name", "欢乐谷", "phone", "0755-12345678", "mobile", mobile),
                Map.of());

        var resumed = browser.get("/api/auth/v1/onboardings/current");
        assertThat(resumed.text("state")).isEqualTo("SETTINGS");
        assertThat(resumed.body().path("settings").path("name").asString()).isEqualTo("欢乐谷");
        assertThat(resumed.body().path("settings").path("mobileMasked").asString())
                .contains("****");
    }

    @Test
    void anotherBrowserSeesNothingOfIt() {
        var id = beginJoining(new Browser()).text("id");
        assertThat(new Browser().get("/api/auth/v1/onboardings/" + id).status()).isEqualTo(404);
        var neighbour = new Browser();
        beginJoining(neighbour);
        assertThat(neighbour.get("/api/auth/v1/onboardings/" + id).status()).isEqualTo(404);
        assertThat(new Browser().get("/api/auth/v1/onboardings/current").status())
                .isEqualTo(404);
    }

    @Test
    void anExpiredQrCodeIsRenewedAndTheNewOneWorks() {
        var appId = Simulators.newAccount("星海名城", "", "p1");
        var browser = new Browser();
        var begun = beginJoining(browser);
        var id = begun.text("id");
        Simulators.call("POST", "/sim/api/codes/expiry", null);

        var renewed = browser.post("/api/auth/v1/onboardings/" + id + "/qr-renewals", null);
        assertThat(renewed.text("authorizationUrl")).isNotEqualTo(begun.text("authorizationUrl"));
        browser.follow(Simulators.authorize(renewed.text("authorizationUrl"), "p1", appId));
        awaitState(browser, id, "AUTHORIZED");
    }

    @Test
    void anAccountThatJoinedSignsInInsteadOfJoiningTwice() {
        var office = join("只加入一次");
        var browser = new Browser();
        var begun = beginJoining(browser);
        var id = begun.text("id");
        var here = "/api/auth/v1/onboardings/" + id;
        browser.follow(Simulators.authorize(begun.text("authorizationUrl"), "p1", office.appId()));

        var joined = awaitState(browser, id, "ALREADY_JOINED");
        assertThat(joined.body().path("joined").path("tenantName").asString()).isEqualTo("只加入一次");
        assertThat(joined.body()
                        .path("joined")
                        .path("administratorMobilesMasked")
                        .get(0)
                        .asString())
                .contains("****");
        assertThat(joined.body().toString()).doesNotContain(office.mobile());
        assertThat(browser.put(
                                here + "/settings",
                                Map.of("name", "第二次", "phone", "0755-12345678", "mobile", newMobile()),
                                Map.of())
                        .code())
                .isEqualTo("onboarding.not-that-far");

        // Somebody else's mobile: the same answer, but no message and no way in.
        var stranger = newMobile();
        assertThat(browser.post(here + "/sms-codes", Map.of("mobile", stranger)).status())
                .isEqualTo(202);
        assertThat(browser.post(here + "/sign-in", Map.of("mobile", stranger, "code", "123456"))
                        .code())
                .isEqualTo("sms.wrong-code");

        var before = Simulators.messagesTo(office.mobile());
        browser.post(here + "/sms-codes", Map.of("mobile", office.mobile()));
        var code = Simulators.codeSentTo(office.mobile(), before);
        var in = browser.post(here + "/sign-in", Map.of("mobile", office.mobile(), "code", code));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.body().path("tenant").path("id").asString()).isEqualTo(office.tenantId());
        assertThat(Simulators.messagesTo(stranger)).isZero();
    }

    @Test
    void anOfficeAddsASecondAccountAndAuthorizesItAnewWithoutSigningInAgain() {
        var office = join("两个服务号");
        var second = Simulators.newAccount("第二个", "", "p1");
        for (var state : List.of("AUTHORIZED", "ALREADY_JOINED")) {
            var here = authorized(office.browser(), second, state);
            assertThat(office.browser().post(here + "/attachment", null).status())
                    .isEqualTo(204);
            assertThat(office.browser().get("/api/auth/v1/accounts").body())
                    .extracting(account -> account.path("appId").asString())
                    .containsExactlyInAnyOrder(office.appId(), second);
        }
    }

    @Test
    void onlyAnAdministratorAddsAnAccountAndNoneThatIsAnothers() {
        var office = join("一家");
        var other = join("另一家");
        var here = authorized(office.browser(), other.appId(), "ALREADY_JOINED");
        assertThat(office.browser().post(here + "/attachment", null).code()).isEqualTo("onboarding.joined-elsewhere");
        var stranger = new Browser();
        var theirs = authorized(stranger, Simulators.newAccount("谁的都不是", "", "p1"), "AUTHORIZED");
        assertThat(stranger.post(theirs + "/attachment", null).status()).isIn(401, 403);
        var early = beginJoining(office.browser()).text("id");
        assertThat(office.browser()
                        .post("/api/auth/v1/onboardings/" + early + "/attachment", null)
                        .code())
                .isEqualTo("onboarding.not-that-far");
    }

    /** Begins the wizard and authorizes with this account; the run's address. */
    private static String authorized(Browser browser, String appId, String state) {
        var begun = beginJoining(browser);
        browser.follow(Simulators.authorize(begun.text("authorizationUrl"), "p1", appId));
        awaitState(browser, begun.text("id"), state);
        return "/api/auth/v1/onboardings/" + begun.text("id");
    }

    @Test
    void twoWhoAuthorizedTheSameAccountCannotBothJoin() {
        var appId = Simulators.newAccount("两个人", "", "p1");
        var first = new Browser();
        var second = new Browser();
        var firstId = beginJoining(first).text("id");
        var secondId = beginJoining(second).text("id");
        for (var one : List.of(Map.entry(first, firstId), Map.entry(second, secondId))) {
            var state = one.getKey().get("/api/auth/v1/onboardings/" + one.getValue());
            one.getKey().follow(Simulators.authorize(state.text("authorizationUrl"), "p1", appId));
            awaitState(one.getKey(), one.getValue(), "AUTHORIZED");
        }
        assertThat(complete(first, firstId).status()).isEqualTo(200);
        assertThat(complete(second, secondId).code()).isEqualTo("onboarding.not-that-far");
        assertThat(second.get("/api/auth/v1/onboardings/" + secondId).text("state"))
                .isEqualTo("ALREADY_JOINED");
    }

    @Test
    void aPushThatArrivesTwiceOrWithACodeOfItsOwnIsHarmless() {
        Simulators.call("PUT", "/sim/api/switches", Map.of("rotateRefreshTokens", true, "separatePushCode", true));
        Simulators.fault(Map.of("kind", "CALLBACK_DUPLICATE"));
        try {
            var office = join("两个码");
            assertThat(office.browser()
                            .get("/api/auth/v1/accounts/" + office.appId())
                            .body()
                            .path("authorized")
                            .asBoolean())
                    .isTrue();
        } finally {
            Simulators.call(
                    "PUT", "/sim/api/switches", Map.of("rotateRefreshTokens", false, "separatePushCode", false));
        }
    }

    @Test
    void aRequestFromAnotherSiteIsRefused() {
        var browser = new Browser();
        assertThat(browser.send("POST", "/api/auth/v1/onboardings", null, Map.of("Sec-Fetch-Site", "cross-site"))
                        .code())
                .isEqualTo("caller.foreign-origin");
        assertThat(browser.send("POST", "/api/auth/v1/onboardings", null, Map.of("Origin", "https://evil.example"))
                        .code())
                .isEqualTo("caller.foreign-origin");
    }

    private static Browser.Answer complete(Browser browser, String id) {
        var mobile = newMobile();
        var here = "/api/auth/v1/onboardings/" + id;
        browser.put(here + "/settings", Map.of("name", "某物业", "phone", "0755-12345678", "mobile", mobile), Map.of());
        browser.post(here + "/sms-codes", Map.of("mobile", mobile));
        return browser.post(here + "/completion", Map.of("code", Simulators.codeSentTo(mobile, 0)));
    }
}
