package com.haina.wechat.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.haina.platform.outbox.Ids;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.running.RunningService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** How often a token is renewed that WeChat refuses. */
class RefusedTokenIT extends RunningService {

    private static final String TAGS = "tags/get";
    private static final int ALWAYS = 100;

    private final SdkAccounts wechat;
    private final AccountDirectory directory;
    private String app = "";

    RefusedTokenIT(SdkAccounts wechat, AccountDirectory directory) {
        this.wechat = wechat;
        this.directory = directory;
    }

    @BeforeEach
    void anAccount() {
        app = accountOf("tenant-" + Ids.next());
    }

    @Test
    void aTokenThatEndedEarlyIsRenewedOnceOnTheWay() {
        String ended = token();
        refuse(TAGS, 40001, 1);
        assertThatNoException().isThrownBy(this::ask);
        assertThat(token()).isNotEqualTo(ended);
    }

    @Test
    void aTokenThatIsRefusedHoweverNewItIsIsNotRenewedWithEveryCall() {
        String first = token();
        refuse(TAGS, 40001, ALWAYS);
        refused();
        String second = token();
        assertThat(second).as("one refresh").isNotEqualTo(first);
        for (int i = 0; i < 5; i++) {
            refused();
        }
        assertThat(token()).isEqualTo(second);
        Simulators.noFaults();
        assertThatNoException().as("as soon as WeChat takes it").isThrownBy(this::ask);
    }

    @Test
    void aTokenThatSomebodyElseRenewedMeanwhileIsPickedUp() {
        refuse(TAGS, 40001, 2);
        refused();
        String elsewhere = authority.accessToken(app, token()).accessToken();
        refuse(TAGS, 40001, 1);
        assertThatNoException().isThrownBy(this::ask);
        assertThat(token()).isEqualTo(elsewhere);
    }

    @Test
    void aWhileLaterARefusedTokenIsRenewedAgain() {
        MovableClock clock = new MovableClock();
        AccountTokens tokens = new AccountTokens(authority, directory, clock);
        String second = tokens.after(app, tokens.current(app)).orElseThrow();
        tokens.refusedAnew(app, second);
        assertThat(tokens.after(app, second)).isEmpty();
        clock.now = clock.now.plus(AccountTokens.HELD_OFF);
        assertThat(tokens.after(app, second)).isPresent().get().isNotEqualTo(second);
    }

    private void refused() {
        assertThatExceptionOfType(WechatFailure.class)
                .isThrownBy(this::ask)
                .satisfies(failure -> assertThat(failure.errcode()).isEqualTo(40001));
    }

    private void ask() {
        wechat.call(app, account -> account.getUserTagService().tagGet());
    }

    /** The one that is handed out now. */
    private String token() {
        return authority.accessToken(app, "").accessToken();
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.now();

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
