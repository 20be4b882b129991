package com.haina.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The simulators misbehave as they are told, and no longer than that. */
@SimulatorTest
class FaultsTests {

    private static final String API = "/api.weixin.qq.com/cgi-bin/component/api_component_token";
    private static final String OTHER = "/api.weixin.qq.com/cgi-bin/user/get?access_token=x";

    @Autowired
    private Control control;

    @Autowired
    private Platform platform;

    @Autowired
    private MovableClock clock;

    @Test
    void anErrorIsGivenSoManyTimesOnItsPathOnly() {
        add(Map.of("kind", "ERROR", "path", "/cgi-bin/component/", "code", "45009", "count", 2));

        assertThat(codeOf(OTHER)).isEqualTo(40001);
        assertThat(call().path("errmsg").asString()).startsWith("reach max api daily quota limit rid: ");
        assertThat(call().path("errcode").asInt()).isEqualTo(45009);
        assertThat(call().path("errcode").asInt()).isEqualTo(40013);
        assertThat(control.get("/sim/api/faults")).isEmpty();
    }

    @Test
    void anErrorWithoutACountStaysUntilItIsSwitchedOff() {
        add(Map.of("kind", "ERROR", "path", "api.weixin.qq.com/cgi-bin/component", "code", "-1"));

        for (int i = 0; i < 5; i++) {
            assertThat(call().path("errcode").asInt()).isEqualTo(-1);
        }
        assertThat(control.get("/sim/api/faults").path(0).path("applied").asInt())
                .isEqualTo(5);
        control.delete("/sim/api/faults");
        assertThat(call().path("errcode").asInt()).isEqualTo(40013);
    }

    @Test
    void theRateIsLimitedPerMinute() {
        add(Map.of("kind", "RATE_LIMIT", "perMinute", 2));

        assertThat(codeOf(OTHER)).isEqualTo(40001);
        assertThat(codeOf(OTHER)).isEqualTo(40001);
        assertThat(codeOf(OTHER)).isEqualTo(45009);
        clock.advance(Duration.ofSeconds(61));
        assertThat(codeOf(OTHER)).isEqualTo(40001);
    }

    @Test
    void anAnswerIsLate() {
        add(Map.of("kind", "DELAY", "delayMs", 300, "count", 1));
        long start = System.nanoTime();

        assertThat(codeOf(OTHER)).isEqualTo(40001);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aServerErrorCanBeHadToo() {
        add(Map.of("kind", "HTTP_STATUS", "code", "502", "count", 1));

        assertThat(control.page(OTHER).statusCode()).isEqualTo(502);
        assertThat(control.page(OTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void aCutConnectionHidesAnAnswerToWorkThatWasDone() {
        add(Map.of("kind", "CUT", "path", "/cgi-bin/component/api_start_push_ticket", "count", 1));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> control.post(
                        "/api.weixin.qq.com/cgi-bin/component/api_start_push_ticket",
                        Map.of(
                                "component_appid",
                                "wx5e1f00000000c0de",
                                "component_secret",
                                "simulated-component-secret")))
                .withCauseInstanceOf(IOException.class);
        assertThat(platform.await("/wechat", "component_verify_ticket").taken()).isTrue();
    }

    @Test
    void aPushIsLost() {
        add(Map.of("kind", "CALLBACK_DROP", "path", "component_verify_ticket", "count", 1));
        control.post("/sim/api/tickets", Map.of());
        awaitExchange("dropped");

        control.post("/sim/api/tickets", Map.of());
        String arrived = platform.await("/wechat", "component_verify_ticket").message();
        assertThat(control.get("/sim/api/exchanges?limit=200")
                        .valueStream()
                        .filter(x -> x.path("outcome").asString().equals("dropped"))
                        .map(x -> x.path("request").asString()))
                .isNotEmpty()
                .doesNotContain(arrived);
    }

    @Test
    void aPushComesTwice() {
        add(Map.of("kind", "CALLBACK_DUPLICATE", "count", 1));
        control.post("/sim/api/tickets", Map.of());

        String first = platform.await("/wechat", "component_verify_ticket").message();
        assertThat(platform.await("/wechat", "component_verify_ticket").message())
                .isEqualTo(first);
    }

    @Test
    void aPushHasAWrongSignature() {
        add(Map.of("kind", "CALLBACK_WRONG_SIGNATURE", "count", 1));
        control.post("/sim/api/tickets", Map.of());

        Platform.Push push = platform.await(any -> any.path().equals("/wechat"), Duration.ofSeconds(15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> push.message("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"))
                .withMessage("the signature does not match");
    }

    @Test
    void aPushIsEncryptedWithThePreviousKey() {
        add(Map.of("kind", "CALLBACK_PREVIOUS_KEY", "count", 1));
        control.post("/sim/api/tickets", Map.of());

        Platform.Push push = platform.await(any -> any.path().equals("/wechat"), Duration.ofSeconds(15));
        assertThat(push.message("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg")).contains("component_verify_ticket");
    }

    @Test
    void aTicketThatNobodyTookComesAgainUnchanged() {
        platform.failNext(1);
        control.post("/sim/api/tickets", Map.of());

        Platform.Push refused = platform.await("/wechat", "component_verify_ticket");
        assertThat(refused.taken()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        Platform.Push taken = platform.await("/wechat", "component_verify_ticket");
        assertThat(taken.taken()).isTrue();
        assertThat(ticket(taken)).isEqualTo(ticket(refused));
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> add(Map.of("kind", "EARTHQUAKE")))
                .withMessageStartingWith("400");
    }

    private void awaitExchange(String outcome) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (control.get("/sim/api/exchanges?limit=200")
                .valueStream()
                .noneMatch(x -> x.path("outcome").asString().equals(outcome))) {
            assertThat(System.nanoTime()).as("waiting for " + outcome).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static String ticket(Platform.Push push) {
        return push.message().replaceAll(".*<ComponentVerifyTicket>(.*)</ComponentVerifyTicket>.*", "$1");
    }

    private void add(Map<String, Object> fault) {
        control.post("/sim/api/faults", fault);
    }

    private JsonNode call() {
        return control.post(API, Map.of());
    }

    private int codeOf(String path) {
        return control.get(path).path("errcode").asInt();
    }
}
