package com.haina.auth.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.contracts.account.SessionClosed;
import com.haina.platform.outbox.EventJson;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a signed-in browser afterwards. */
class SessionIT extends RunningService {

    @Autowired
    Environment environment;

    private static final String REFRESH = "/api/auth/v1/session-refreshes";

    @Test
    void aRefreshGivesANewTokenAndANewCookie() {
        var browser = join("续期").browser();
        var before = cookie(browser);
        var refreshed = browser.withToken(null).post(REFRESH, null);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.header("cache-control")).contains("no-store");
        assertThat(refreshed.header("set-cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/api/auth/v1");
        assertThat(cookie(browser)).isNotEqualTo(before);
        assertThat(browser.signedIn(refreshed).get("/api/auth/v1/me").status()).isEqualTo(200);
    }

    @Test
    void twoTabsMayRefreshAtTheSameMoment() {
        var browser = join("两个标签页").browser().withToken(null);
        var first = cookie(browser);
        browser.post(REFRESH, null);
        var second = cookie(browser);
        browser.setCookie("haina_session", first);
        var answer = browser.post(REFRESH, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("set-cookie")).isEmpty();
        browser.setCookie("haina_session", second);
        assertThat(browser.post(REFRESH, null).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatComesAgainEndsTheWholeSession() {
        var browser = join("重放").browser().withToken(null);
        var stolen = cookie(browser);
        browser.post(REFRESH, null);
        browser.post(REFRESH, null);
        var thief = new Browser();
        thief.setCookie("haina_session", stolen);
        assertThat(thief.post(REFRESH, null).code()).isEqualTo("session.ended");
        assertThat(browser.post(REFRESH, null).code()).isEqualTo("session.ended");
    }

    @Test
    void whatNeverWasATokenEndsNothing() {
        var browser = join("乱写").browser().withToken(null);
        var real = cookie(browser);
        var parts = real.split("\\.");
        var thief = new Browser();
        for (var forged : new String[] {"x", parts[0] + ".guess." + parts[2], parts[0] + "." + parts[1] + ".guess"}) {
            thief.setCookie("haina_session", forged);
            assertThat(thief.post(REFRESH, null).status()).isEqualTo(401);
        }
        assertThat(browser.post(REFRESH, null).status()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionAndTakesTheCookieAway() {
        var browser = join("退出").browser().withToken(null);
        var cookie = cookie(browser);
        assertThat(browser.post("/api/auth/v1/sign-outs", null).status()).isEqualTo(204);
        assertThat(browser.cookie("haina_session")).isEmpty();
        browser.setCookie("haina_session", cookie);
        assertThat(browser.post(REFRESH, null).status()).isEqualTo(401);
    }

    @Test
    void ownSessionsAreListedAndEnded() {
        var office = join("会话列表");
        var other = signIn(office.mobile());
        var third = signIn(office.mobile());
        var list = office.browser().get("/api/auth/v1/sessions");
        assertThat(list.body().size()).isEqualTo(3);
        assertThat(list.body()
                        .valueStream()
                        .filter(session -> session.path("current").asBoolean()))
                .hasSize(1);
        var ending = other.get("/api/auth/v1/sessions")
                .body()
                .valueStream()
                .filter(session -> session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(office.browser()
                        .delete("/api/auth/v1/sessions/" + ending, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(other.withToken(null).post(REFRESH, null).status()).isEqualTo(401);
        assertThat(office.browser().delete("/api/auth/v1/sessions", Map.of()).status())
                .isEqualTo(204);
        assertThat(third.withToken(null).post(REFRESH, null).status()).isEqualTo(401);
        assertThat(office.browser().withToken(null).post(REFRESH, null).status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorSeesAndEndsASessionOfAnOperatorAndOthersHearOfIt() throws Exception {
        var office = join("管理会话");
        var other = signIn(office.mobile());
        var path = "/api/auth/v1/operators/" + office.operatorId() + "/sessions";
        var ending = office.browser()
                .get(path)
                .body()
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .toList();
        assertThat(ending).singleElement().satisfies(session -> {
            assertThat(session.path("address").asString()).isEqualTo("127.0.0.1");
            assertThat(session.path("lastUsedAt").asString()).isNotEmpty();
        });
        var id = ending.getFirst().path("id").asString();
        assertThat(office.browser()
                        .delete("/api/auth/v1/operators/somebody-else/sessions/" + id, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(office.browser().delete(path + "/" + id, Map.of()).status()).isEqualTo(204);
        assertThat(office.browser().delete(path + "/" + id, Map.of()).status()).isEqualTo(204);
        assertThat(other.withToken(null).post(REFRESH, null).code()).isEqualTo("session.ended");
        assertThat(published(id)).isEqualTo("{\"operatorId\":\"" + office.operatorId() + "\"}");
        try (var golden = SessionClosed.class.getResourceAsStream("/golden/" + SessionClosed.TYPE + ".json")) {
            assertThat(EventJson.write(new SessionClosed("operator-1")))
                    .isEqualToIgnoringWhitespace(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What was published about a session; exactly one event. */
    private String published(String sessionId) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                "group.id",
                "sessions-" + sessionId,
                "auto.offset.reset",
                "earliest");
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("auth.events"));
            Awaitility.await("the event").atMost(Duration.ofSeconds(30)).until(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (event.key().equals(sessionId)) {
                        assertThat(new String(
                                        event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                                .isEqualTo(SessionClosed.TYPE);
                        found.add(event.value());
                    }
                }
                return !found.isEmpty();
            });
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aRefreshFromAnotherSiteIsRefused() {
        var browser = join("跨站").browser().withToken(null);
        assertThat(browser.send("POST", REFRESH, null, Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.send("POST", REFRESH, null, Map.of("Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(200);
    }

    private static String cookie(Browser browser) {
        return browser.cookie("haina_session").orElseThrow().getValue();
    }
}
