package com.haina.auth.follower;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import com.haina.auth.account.FindAccount;
import com.haina.auth.browser.BrowserCookies;
import com.haina.auth.browser.PublicProperties;
import com.haina.auth.component.OpenPlatform;
import com.haina.auth.component.OpenPlatform.Visitor;
import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;
import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.auth.token.AccessTokens;
import com.haina.testing.simulators.Simulators;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The silent round of a phone page through WeChat's OAuth, and everything that must not come of it. */
class FollowerSignInIT extends RunningService {

    private static final String BEGIN = "/api/auth/v1/follower-sign-ins";
    private static final String OPEN_ID = "oHaina_follower-1";

    @Autowired
    FollowerSignIns signIns;

    @Autowired
    FindAccount accounts;

    @Autowired
    OpenPlatform openPlatform;

    @Autowired
    AccessTokens tokens;

    @Autowired
    BrowserCookies cookies;

    @Autowired
    PublicProperties addresses;

    @Autowired
    Clock clock;

    @Autowired
    MongoOperations mongo;

    @Test
    void aPageLeadsToWeChatsSilentAuthorizationForTheComponent() {
        var office = join("网页授权");
        var browser = new Browser();
        var answer = begin(browser, office.appId(), "/m/verify?app=" + office.appId());
        assertThat(answer.status()).isEqualTo(302);
        var link = answer.header("Location");
        assertThat(link)
                .startsWith(Simulators.host("open.weixin.qq.com") + "/connect/oauth2/authorize?appid=" + office.appId())
                .contains("&response_type=code&scope=snsapi_base&state=")
                .contains("&component_appid=" + Simulators.COMPONENT_APP_ID)
                .endsWith("#wechat_redirect");
        assertThat(URLDecoder.decode(parameter(link, "redirect_uri"), StandardCharsets.UTF_8))
                .isEqualTo(addresses.address(BEGIN + "/callback"));
        assertThat(state(answer)).matches("[a-zA-Z0-9]{1,128}");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void whoWeChatKnowsGetsATokenForTheirOwnAddressesOnly() {
        var office = join("业主来了");
        var browser = new Browser();
        var page = "/m/verify?app=" + office.appId();
        var ticket = ticket(browser, office.appId(), page);
        var answer = browser.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticket));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("expiresIn").asInt()).isEqualTo(1800);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var claims = claims(answer.text("accessToken"));
        assertThat(claims.path("sub").asString()).isEqualTo(office.appId() + "." + OPEN_ID);
        assertThat(claims.path("tid").asString()).isEqualTo(office.tenantId());
        assertThat(claims.path("app").asString()).isEqualTo(office.appId());
        assertThat(claims.path("roles").get(0).asString()).isEqualTo("FOLLOWER");
        assertThat(claims.path("roles").size()).isEqualTo(1);

        var follower = new Browser().withToken(answer.text("accessToken"));
        assertThat(follower.get("/api/auth/v1/accounts").status()).isEqualTo(403);
        assertThat(follower.get("/api/auth/v1/me").status()).isEqualTo(403);
        assertThat(follower.get("/internal/v1/accounts").status()).isEqualTo(403);
        assertThat(cookieOf(browser, state(ticket))).as("the round is over").isEmpty();
    }

    @Test
    void theWholeRoundThroughWeChatEndsWithAToken() {
        var office = join("走一圈");
        var browser = new Browser();
        var page = "/m/home?app=" + office.appId();
        var back = visit(begin(browser, office.appId(), page).header("Location"), "p4");
        var answer = browser.follow(back);
        assertThat(answer.header("Location")).startsWith(addresses.address(page) + "#ticket=");
        var token = browser.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticketOf(answer.header("Location"))));
        assertThat(token.status()).isEqualTo(200);
        var follower = claims(token.text("accessToken")).path("sub").asString();
        assertThat(follower).startsWith(office.appId() + ".o");

        var again = new Browser();
        var second = again.follow(visit(begin(again, office.appId(), page).header("Location"), "p4"));
        var same = again.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticketOf(second.header("Location"))));
        assertThat(claims(same.text("accessToken")).path("sub").asString())
                .as("the same person is the same follower")
                .isEqualTo(follower);
    }

    @Test
    void aPreviewOfWeChatsLetsNobodyIn() {
        var office = join("快照页");
        var browser = new Browser();
        Simulators.call("PUT", "/sim/api/switches", switches(true));
        try {
            var back = visit(begin(browser, office.appId(), "/m/home").header("Location"), "p4");
            assertThat(browser.follow(back).header("Location")).contains("/m/not-in?why=SNAPSHOT");
        } finally {
            Simulators.call("PUT", "/sim/api/switches", switches(false));
        }
    }

    /** A person opens the authorization in WeChat; answers where it leads. */
    private static URI visit(String link, String person) {
        return URI.create(Simulators.call("POST", "/sim/api/persons/" + person + "/web-visits", Map.of("url", link))
                .path("redirect")
                .asString());
    }

    private static Map<String, Object> switches(boolean snapshotUsers) {
        return Map.of(
                "rotateRefreshTokens",
                false,
                "separatePushCode",
                false,
                "unionIds",
                false,
                "snapshotUsers",
                snapshotUsers);
    }

    @Test
    void aTicketIsGoodOnceAndInTheBrowserThatFetchedItOnly() {
        var office = join("票只用一次");
        var browser = new Browser();
        var ticket = ticket(browser, office.appId(), "/m/home");
        var thief = new Browser().post("/api/auth/v1/follower-tokens", Map.of("ticket", ticket));
        assertThat(thief.status()).isEqualTo(422);
        assertThat(thief.code()).isEqualTo("follower.ticket-invalid");
        var foreign = browser.send(
                "POST",
                "/api/auth/v1/follower-tokens",
                Map.of("ticket", ticket),
                Map.of("Sec-Fetch-Site", "cross-site"));
        assertThat(foreign.status()).isEqualTo(403);
        var secret = secret(browser, state(ticket));
        assertThat(browser.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticket))
                        .status())
                .isEqualTo(200);
        browser.setCookie(SignInFollower.cookie(state(ticket)), secret);
        assertThat(browser.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticket))
                        .status())
                .isEqualTo(422);
        for (var nonsense : new String[] {".", "x", "x.y", state(ticket) + "."}) {
            assertThat(browser.post("/api/auth/v1/follower-tokens", Map.of("ticket", nonsense))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void aTicketIsGoodForAMinute() {
        var office = join("票一分钟");
        var browser = new Browser();
        var state = state(begin(browser, office.appId(), "/m/home"));
        var later = Clock.offset(clock, Duration.ofSeconds(-61));
        var address = steps(visitor(new Visitor(OPEN_ID, false)), later)
                .returned(state, secret(browser, state), office.appId(), "code")
                .address();
        assertThat(browser.post("/api/auth/v1/follower-tokens", Map.of("ticket", ticketOf(address)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAnswerOfWeChatsThatAnotherBrowserBeganSignsNobodyIn() {
        var office = join("别人的链接");
        var attacker = new Browser();
        var state = state(begin(attacker, office.appId(), "/m/home"));
        var victim = new Browser().get(BEGIN + "/callback?code=c&state=" + state + "&appid=" + office.appId());
        assertThat(victim.header("Location")).contains("/m/not-in?why=ENDED");
        assertThat(new Browser().get(BEGIN + "/callback?code=c&state=" + state).header("Location"))
                .contains("why=ENDED");
        assertThat(new Browser().get(BEGIN + "/callback").header("Location")).contains("why=ENDED");
    }

    @Test
    void whoDoesNotAllowItAndAnAnswerForAnotherAccountAreNotLetIn() {
        var office = join("不同意");
        var browser = new Browser();
        var state = state(begin(browser, office.appId(), "/m/verify"));
        var refused = browser.get(BEGIN + "/callback?state=" + state);
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("Location")).contains("why=DENIED").contains("to=%2Fm%2Fverify");
        var other = state(begin(browser, office.appId(), "/m/verify"));
        assertThat(browser.get(BEGIN + "/callback?code=c&appid=wx0000000000000000&state=" + other)
                        .header("Location"))
                .contains("why=DENIED");
    }

    @Test
    void theMadeUpUserOfAPreviewIsTurnedAway() {
        var office = join("快照");
        assertThat(outcome(office.appId(), visitor(new Visitor("oMadeUp", true))))
                .contains("why=SNAPSHOT")
                .doesNotContain("ticket");
    }

    @Test
    void aSpentCodeAndASilentWeChatAreToldApart() {
        var office = join("微信那边");
        assertThat(outcome(office.appId(), failing(new WechatRefused(40163)))).contains("why=ENDED");
        assertThat(outcome(office.appId(), failing(new WechatRefused(61003)))).contains("why=REVOKED");
        assertThat(outcome(office.appId(), failing(new WechatUnreachable("no answer"))))
                .contains("why=UNREACHABLE");
    }

    @Test
    void aPageThatIsLoadedAgainBeginsAnewInsteadOfFailing() {
        var office = join("重新载入");
        var browser = new Browser();
        var state = state(begin(browser, office.appId(), "/m/home?app=" + office.appId()));
        var steps = steps(visitor(new Visitor(OPEN_ID, false)), clock);
        steps.returned(state, secret(browser, state), office.appId(), "code");
        var again = browser.get(BEGIN + "/callback?code=code&state=" + state + "&appid=" + office.appId());
        assertThat(again.header("Location")).isEqualTo(addresses.address("/m/home?app=" + office.appId()));
    }

    @Test
    void anUnknownAccountAndOneThatTookItsAuthorizationBackAreSaidToBeSo() {
        assertThat(begin(new Browser(), "wx0000000000000000", "/m/home").header("Location"))
                .contains("/m/not-in?why=UNKNOWN_ACCOUNT");
        var office = join("取消了");
        Simulators.call("DELETE", "/sim/api/accounts/" + office.appId() + "/authorization", null);
        Awaitility.await("the push of the cancellation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> begin(new Browser(), office.appId(), "/m/home")
                        .header("Location")
                        .contains("/m/not-in?why=REVOKED"));
        assertThat(new Browser()
                        .get("/api/auth/v1/service-accounts/" + office.appId())
                        .text("name"))
                .isEqualTo("取消了");
    }

    @Test
    void nobodyIsLedAnywhereButToThePhonePages() {
        var office = join("只去手机页面");
        for (var to : new String[] {
            "https://evil.example/m/home",
            "//evil.example/m/home",
            "/m//evil.example",
            "/m/../residents",
            "/m/x/..",
            "/residents",
            "/m/a\\b",
            "/m/home#ticket=stolen",
            "/m/%2e%2e/x",
            ""
        }) {
            var browser = new Browser();
            var state = state(begin(browser, office.appId(), to));
            var address = steps(visitor(new Visitor(OPEN_ID, false)), clock)
                    .returned(state, secret(browser, state), office.appId(), "code")
                    .address();
            assertThat(address).as(to).startsWith(addresses.address("/m/home#ticket="));
        }
    }

    @Test
    void neitherSecretNorTicketStandsInTheStore() {
        var office = join("只留摘要");
        var browser = new Browser();
        var ticket = ticket(browser, office.appId(), "/m/home");
        var document = String.valueOf(mongo.findById(state(ticket), Document.class, "follower_sign_ins"));
        assertThat(document)
                .contains("ticketDigest")
                .doesNotContain(ticket.substring(ticket.indexOf('.') + 1))
                .doesNotContain(secret(browser, state(ticket)));
    }

    @Test
    void anybodyMaySeeAnAccountsNameAndNothingElseOfIt() {
        var office = join("谁都能看的名字");
        var answer = new Browser().get("/api/auth/v1/service-accounts/" + office.appId());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("name")).isEqualTo("谁都能看的名字");
        assertThat(answer.body().propertyNames()).isSubsetOf("name", "logoUrl", "qrCodeUrl");
        assertThat(new Browser()
                        .get("/api/auth/v1/service-accounts/wx0000000000000000")
                        .status())
                .isEqualTo(404);
    }

    private String outcome(String appId, OpenPlatform platform) {
        var browser = new Browser();
        var state = state(begin(browser, appId, "/m/home"));
        return steps(platform, clock)
                .returned(state, secret(browser, state), appId, "code")
                .address();
    }

    private String ticket(Browser browser, String appId, String page) {
        var state = state(begin(browser, appId, page));
        var onward = steps(visitor(new Visitor(OPEN_ID, false)), clock)
                .returned(state, secret(browser, state), appId, "code");
        assertThat(onward.address()).startsWith(addresses.address(page) + "#ticket=" + state + ".");
        return ticketOf(onward.address());
    }

    private SignInFollower steps(OpenPlatform platform, Clock at) {
        return new SignInFollower(signIns, accounts, platform, tokens, cookies, addresses, at);
    }

    private OpenPlatform visitor(Visitor visitor) {
        return platform(visitor, null);
    }

    private OpenPlatform failing(RuntimeException failure) {
        return platform(null, failure);
    }

    /** The real one but for the answer to a code, of which a test needs every kind. */
    private OpenPlatform platform(Visitor visitor, RuntimeException failure) {
        return (OpenPlatform) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {OpenPlatform.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("visitor")) {
                        if (failure != null) {
                            throw failure;
                        }
                        return visitor;
                    }
                    return method.invoke(openPlatform, arguments);
                });
    }

    private static Browser.Answer begin(Browser browser, String appId, String to) {
        return browser.get(BEGIN + "?app=" + appId + "&to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    private static String state(Browser.Answer answer) {
        return parameter(answer.header("Location"), "state");
    }

    private static String state(String ticket) {
        return ticket.substring(0, ticket.indexOf('.'));
    }

    private static String ticketOf(String address) {
        return URI.create(address).getFragment().replace("ticket=", "");
    }

    private static String parameter(String link, String name) {
        return link.replaceAll(".*[?&]" + name + "=([^&#]*).*", "$1");
    }

    private static java.util.Optional<java.net.HttpCookie> cookieOf(Browser browser, String state) {
        return browser.cookie(SignInFollower.cookie(state));
    }

    private static String secret(Browser browser, String state) {
        return cookieOf(browser, state).orElseThrow().getValue();
    }

    private static JsonNode claims(String token) {
        var payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return JsonMapper.builder().build().readTree(payload);
    }
}
