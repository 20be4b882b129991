package com.haina.auth.running;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.haina.testing.simulators.Simulators;
import com.haina.testing.store.WithStoreAndBroker;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service on store and broker, beside the simulators. One context for all classes that extend it; limits are wide here. */
@WithStoreAndBroker
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "haina.auth.sms.resend-after=1ms",
            "haina.auth.sms.per-mobile-hour=100000",
            "haina.auth.sms.per-mobile-day=100000",
            "haina.auth.sms.per-address-hour=100000",
            "haina.auth.sms.per-address-day=100000",
            "haina.auth.sms.failures-per-address-hour=100000",
            "haina.auth.token.service-clients=resident-service=resident-secret,staff-service=staff-secret"
        })
public abstract class RunningService {

    private static int mobiles;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        Simulators.start();
        registry.add("server.port", () -> Simulators.SERVICE_PORT);
        registry.add("haina.auth.public-url", () -> "http://127.0.0.1:" + Simulators.SERVICE_PORT);
        registry.add("haina.wechat.api-url", () -> Simulators.host("api.weixin.qq.com"));
        registry.add("haina.wechat.mp-url", () -> Simulators.host("mp.weixin.qq.com"));
        registry.add("haina.wechat.open-url", () -> Simulators.host("open.weixin.qq.com"));
        registry.add("haina.auth.component.app-id", () -> Simulators.COMPONENT_APP_ID);
        registry.add("haina.auth.component.app-secret", () -> "simulated-component-secret");
        registry.add("haina.auth.component.token", () -> Simulators.COMPONENT_TOKEN);
        registry.add("haina.auth.component.aes-key", () -> Simulators.COMPONENT_KEY);
        registry.add("haina.auth.website.app-id", () -> "wx5e1f00000000feed");
        registry.add("haina.auth.website.app-secret", () -> "simulated-website-secret");
        registry.add("haina.auth.sms.api-url", () -> Simulators.host("sms.tencentcloudapi.com"));
        registry.add("haina.auth.sms.secret-id", () -> "simulated-secret-id");
        registry.add("haina.auth.sms.secret-key", () -> "simulated-secret-key");
        registry.add("haina.auth.sms.sdk-app-id", () -> "1400000000");
        registry.add("haina.auth.sms.sign-name", () -> "海纳物业");
        registry.add("haina.auth.sms.template-id", () -> "1000001");
        registry.add("haina.auth.sms.invitation-template-id", () -> "1000002");
    }

    @BeforeEach
    void nothingIsBroken() {
        Simulators.noFaults();
    }

    /** A mobile that no other test uses. */
    protected static synchronized String newMobile() {
        return "139%08d".formatted(++mobiles);
    }

    /** Begins the wizard; waits for the ticket that a fresh start has to wait for. */
    protected static Browser.Answer beginJoining(Browser browser) {
        return Awaitility.await("the ticket")
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.post("/api/auth/v1/onboardings", null), answer -> answer.status() == 201);
    }

    /** Waits until the wizard is there. */
    protected static Browser.Answer awaitState(Browser browser, String id, String state) {
        return Awaitility.await(state)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> browser.get("/api/auth/v1/onboardings/" + id),
                        answer -> answer.text("state").equals(state));
    }

    /** An office that joined, and the browser of its administrator. */
    protected record Office(String tenantId, String operatorId, String appId, String mobile, Browser browser) {}

    /** The whole wizard with a new administrator. */
    protected static Office join(String name) {
        return join(name, newMobile());
    }

    /** The whole wizard. */
    protected static Office join(String name, String mobile) {
        var appId = Simulators.newAccount(name, "", "p1");
        var browser = new Browser();
        var id = beginJoining(browser).text("id");
        var state = browser.get("/api/auth/v1/onboardings/" + id);
        browser.follow(Simulators.authorize(state.text("authorizationUrl"), "p1", appId));
        awaitState(browser, id, "AUTHORIZED");
        assertThat(browser.put(
                                "/api/auth/v1/onboardings/" + id + "/settings",
                                Map.of("name", name, "phone", "0755-12345678", "mobile", mobile),
                                Map.of())
                        .status())
                .isEqualTo(200);
        var before = Simulators.messagesTo(mobile);
        browser.post("/api/auth/v1/onboardings/" + id + "/sms-codes", Map.of("mobile", mobile));
        var code = Simulators.codeSentTo(mobile, before);
        var done = browser.post("/api/auth/v1/onboardings/" + id + "/completion", Map.of("code", code));
        assertThat(done.status()).as("%s", done.body()).isEqualTo(200);
        browser.signedIn(done);
        return new Office(
                done.body().path("tenant").path("id").asString(),
                done.body().path("operator").path("id").asString(),
                appId,
                mobile,
                browser);
    }

    /** Asks for a code for signing in, and reads it from the phone. */
    protected static String signInCode(Browser browser, String mobile) {
        var before = Simulators.messagesTo(mobile);
        assertThat(browser.post("/api/auth/v1/sms-codes", Map.of("mobile", mobile))
                        .status())
                .isEqualTo(202);
        return Simulators.codeSentTo(mobile, before);
    }

    /** Signs in by code. */
    protected static Browser signIn(String mobile) {
        var browser = new Browser();
        var code = signInCode(browser, mobile);
        return browser.signedIn(browser.post("/api/auth/v1/sign-ins/sms", Map.of("mobile", mobile, "code", code)));
    }

    /** An operator whom the office invited and who accepted. */
    protected static Browser colleague(Office office, String mobile, String role, @Nullable List<String> communities) {
        var body = new HashMap<String, Object>(Map.of("name", "李同事", "mobile", mobile, "roles", List.of(role)));
        if (communities != null) {
            body.put("communities", communities);
        }
        var invited = office.browser().post("/api/auth/v1/operators", body);
        assertThat(invited.status()).as("%s", invited.body()).isEqualTo(201);
        var token = invited.text("link").replaceAll(".*/", "");
        var browser = new Browser();
        var before = Simulators.messagesTo(mobile);
        browser.post("/api/auth/v1/invitations/" + token + "/sms-codes", null);
        var accepted = browser.post(
                "/api/auth/v1/invitations/" + token + "/acceptance",
                Map.of("code", Simulators.codeSentTo(mobile, before)));
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        return browser.signedIn(accepted);
    }
}
