package com.haina.simulators.sdk;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.haina.simulators.Control;
import com.haina.simulators.MovableClock;
import com.haina.simulators.Platform;
import com.haina.simulators.SimulatorTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Pushes that the account does not take, and pushes that come late, twice or not at all. */
@SimulatorTest
class LostPushesWithSdkTests extends Conversation {

    private final MovableClock clock;

    LostPushesWithSdkTests(Control control, Platform platform, MovableClock clock) {
        super(control, platform);
        this.clock = clock;
    }

    @Test
    void aMessageIsTriedThreeTimesWithTheSameIdAndThenTheFollowerReadsThatNobodyServes() {
        follow();
        platform.failNext(3);
        control.post(onPhone + "/messages", Map.of("text", "在吗"));

        Long id = read(await("在吗")).getMsgId();
        assertThat(read(await("在吗")).getMsgId()).isEqualTo(id);
        assertThat(read(await("在吗")).getMsgId()).isEqualTo(id);
        assertThat(awaitChat("该公众号暂时无法提供服务").path("kind").asString()).isEqualTo("NOTE");
    }

    @Test
    void anAnswerThatIsNoneIsToldToTheFollowerToo() {
        follow();
        platform.answerWith(push -> "<xml>oops</xml>");
        control.post(onPhone + "/messages", Map.of("text", "在吗"));

        awaitChat("该公众号暂时无法提供服务");
    }

    @Test
    void aPushOfOneAccountIsHeldBackUntilTheNext() {
        follow();
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_REORDER", "path", ACCOUNT + "/text", "count", 1));
        control.post(onPhone + "/messages", Map.of("text", "第一句"));
        awaitFaultsUsed();
        control.post(onPhone + "/messages", Map.of("text", "第二句"));

        assertThat(read(await("句")).getContent()).isEqualTo("第二句");
        assertThat(read(await("句")).getContent()).isEqualTo("第一句");
    }

    @Test
    void aFaultOfAnotherAccountDoesNotMatter() {
        follow();
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_OUTAGE", "path", "wxa1b2c3d4e5f60002"));
        control.post(onPhone + "/messages", Map.of("text", "通"));
        await("通");
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_OUTAGE", "path", ACCOUNT));
        control.post(onPhone + "/messages", Map.of("text", "不通"));
        awaitChat("该公众号暂时无法提供服务");
    }

    @Test
    void aStalePushIsSignedButOld() {
        follow();
        control.post("/sim/api/faults", Map.of("kind", "CALLBACK_STALE", "path", "text", "count", 1));
        control.post(onPhone + "/messages", Map.of("text", "旧"));

        Platform.Push push = await("旧");
        long now = clock.instant().getEpochSecond();
        assertThat(now - Long.parseLong(push.query().get("timestamp"))).isBetween(3590L, 3700L);
    }
}
