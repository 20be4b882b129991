package com.haina.auth.sms;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import com.haina.auth.running.RunningService;
import com.haina.platform.crypto.BlindIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The limits as they are in production, with a clock that the test moves. */
class VerifyMobileIT extends RunningService {

    private static final SmsProperties LIMITS = new SmsProperties(
            URI.create("https://sms.tencentcloudapi.com"),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            Duration.ofMinutes(5),
            5,
            Duration.ofSeconds(60),
            5,
            10,
            30,
            100,
            30,
            20);

    @Autowired
    SmsCodes codes;

    @Autowired
    Tallies tallies;

    @Autowired
    BlindIndex digests;

    @Autowired
    MongoOperations mongo;

    private final MovedClock clock = new MovedClock();
    private final List<String> sent = new ArrayList<>();
    private VerifyMobile verify;
    private Mobile mobile;
    private String address;

    @BeforeEach
    void begin() {
        verify = new VerifyMobile(
                LIMITS, codes, tallies, digests, (to, code, minutes) -> sent.add(code), Runnable::run, clock);
        mobile = new Mobile(newMobile());
        address = "address-of-" + mobile.digits();
    }

    @Test
    void aCodeHasSixDigitsAndIsGoodForItsPurposeOnly() {
        verify.issue(mobile, "one", address, true);
        assertThat(sent.getFirst()).matches("\\d{6}");
        assertThatThrownBy(() -> verify.verify(mobile, "another", sent.getFirst(), address))
                .isInstanceOf(WrongCode.class);
        verify.verify(mobile, "one", sent.getFirst(), address);
    }

    @Test
    void afterFiveTriesEvenTheRightCodeIsRefused() {
        verify.issue(mobile, "p", address, true);
        for (var round = 0; round < 5; round++) {
            assertThatThrownBy(() -> verify.verify(mobile, "p", "wrong", address))
                    .isInstanceOf(WrongCode.class);
        }
        assertThatThrownBy(() -> verify.verify(mobile, "p", sent.getFirst(), address))
                .isInstanceOf(WrongCode.class);
    }

    @Test
    void manyTriesAtTheSameMomentAreNotMoreThanFive() throws Exception {
        verify.issue(mobile, "p", address, false);
        var wrong = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        for (var round = 0; round < 20; round++) {
            work.add(() -> {
                if (codes.tryOnce(id("p"), clock.instant()).isPresent()) {
                    wrong.incrementAndGet();
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(work);
        }
        assertThat(wrong).hasValue(5);
    }

    @Test
    void aCodeEndsAfterFiveMinutes() {
        verify.issue(mobile, "p", address, true);
        clock.move(Duration.ofSeconds(301));
        assertThatThrownBy(() -> verify.verify(mobile, "p", sent.getFirst(), address))
                .isInstanceOf(WrongCode.class);
    }

    @Test
    void aNewCodeVoidsTheOneBefore() {
        verify.issue(mobile, "p", address, true);
        clock.move(Duration.ofSeconds(61));
        verify.issue(mobile, "p", address, true);
        if (!sent.get(0).equals(sent.get(1))) {
            assertThatThrownBy(() -> verify.verify(mobile, "p", sent.get(0), address))
                    .isInstanceOf(WrongCode.class);
        }
        verify.verify(mobile, "p", sent.get(1), address);
    }

    @Test
    void aMobileGetsOneCodeAMinuteAndFiveAnHour() {
        clock.toFullHour();
        verify.issue(mobile, "p", address, true);
        assertThatThrownBy(() -> verify.issue(mobile, "p", "another address", true))
                .isInstanceOf(TooManyCodes.class);
        for (var round = 0; round < 4; round++) {
            clock.move(Duration.ofSeconds(61));
            verify.issue(mobile, "p", address + round, true);
        }
        clock.move(Duration.ofSeconds(61));
        assertThatThrownBy(() -> verify.issue(mobile, "p", "another address", true))
                .isInstanceOf(TooManyCodes.class);
        assertThat(sent).hasSize(5);
        clock.move(Duration.ofHours(1));
        verify.issue(mobile, "p", address, true);
    }

    @Test
    void anAddressGetsThirtyCodesAnHourForWhicheverMobiles() {
        clock.toFullHour();
        for (var round = 0; round < 30; round++) {
            verify.issue(new Mobile(newMobile()), "p", address, false);
        }
        assertThatThrownBy(() -> verify.issue(new Mobile(newMobile()), "p", address, false))
                .isInstanceOfSatisfying(TooManyCodes.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(429);
                    assertThat(problem.getHeaders().getFirst("Retry-After")).isNotBlank();
                });
        verify.issue(new Mobile(newMobile()), "p", "another " + address, false);
    }

    @Test
    void anAddressThatGuessesOverManyMobilesIsStopped() {
        clock.toFullHour();
        for (var round = 0; round < 30; round++) {
            var other = new Mobile(newMobile());
            assertThatThrownBy(() -> verify.verify(other, "p", "123456", address))
                    .isInstanceOf(WrongCode.class);
        }
        verify.issue(mobile, "p", "another " + address, true);
        assertThatThrownBy(() -> verify.verify(mobile, "p", sent.getFirst(), address))
                .isInstanceOf(TooManyCodes.class);
    }

    @Test
    void manyResidentsBehindOneAddressAreNotTakenForOne() {
        clock.toFullHour();
        for (var resident = 0; resident < 31; resident++) {
            verify.issueToResident(new Mobile(newMobile()), "resident.p", address);
        }
        assertThat(sent).hasSize(31);
        for (var failure = 0; failure < 31; failure++) {
            assertThatThrownBy(() -> verify.verifyResident(mobile, "resident.p", "wrong", address))
                    .isInstanceOf(WrongCode.class);
        }
        verify.issue(mobile, "p", address, true);
        verify.verify(mobile, "p", sent.getLast(), address);
    }

    @Test
    void neitherCodeNorMobileStandsInTheStore() {
        verify.issue(mobile, "p", address, true);
        var all = mongo.findAll(Document.class, "sms_codes").toString() + mongo.findAll(Document.class, "tallies");
        assertThat(all).doesNotContain(mobile.digits()).doesNotContain(address);
        assertThat(mongo.findById(id("p"), Document.class, "sms_codes").values().toString())
                .doesNotContain(sent.getFirst());
    }

    private String id(String purpose) {
        return digests.acrossTenants("sms.code-for", purpose + "\n" + mobile.digits());
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.now();

        void move(Duration by) {
            now = now.plus(by);
        }

        /** Limits count within full hours; a test must not cross one by chance. */
        void toFullHour() {
            now = Instant.ofEpochSecond(now.getEpochSecond() / 3600 * 3600 + 3600);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
