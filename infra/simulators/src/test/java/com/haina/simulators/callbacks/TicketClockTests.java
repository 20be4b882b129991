package com.haina.simulators.callbacks;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import com.haina.simulators.MovableClock;
import com.haina.simulators.callbacks.TicketClock.Due;

import static org.assertj.core.api.Assertions.assertThat;

class TicketClockTests {

    private final MovableClock clock = new MovableClock();
    private final TicketClock times = new TicketClock(clock, Duration.ofMinutes(10), Duration.ofSeconds(30));

    @Test
    void asksForATicketAtOnce() {
        assertThat(times.due()).isEqualTo(Due.NEW_TICKET);
    }

    @Test
    void sendsTheSameTicketAgainSoonUntilOneIsTaken() {
        times.pushed(false);
        assertThat(times.due()).isEqualTo(Due.NOTHING);

        clock.advance(Duration.ofSeconds(31));
        assertThat(times.due()).isEqualTo(Due.SAME_TICKET_AGAIN);
        times.pushed(true);

        clock.advance(Duration.ofMinutes(9));
        assertThat(times.due()).isEqualTo(Due.NOTHING);
        clock.advance(Duration.ofMinutes(2));
        assertThat(times.due()).isEqualTo(Due.NEW_TICKET);
    }

    @Test
    void waitsForTheNextTimeWhenALaterPushIsLost() {
        times.pushed(true);
        clock.advance(Duration.ofMinutes(11));
        times.pushed(false);

        clock.advance(Duration.ofMinutes(1));
        assertThat(times.due()).isEqualTo(Due.NOTHING);
    }

    @Test
    void sendsANewTicketOnRequest() {
        times.pushed(true);
        times.askNow();
        assertThat(times.begin()).isEqualTo(Due.NEW_TICKET);

        times.pushed(false);
        clock.advance(Duration.ofSeconds(31));
        assertThat(times.due()).isEqualTo(Due.SAME_TICKET_AGAIN);
    }

    @Test
    void aRequestDuringAPushIsNotLost() {
        times.begin();
        times.askNow();
        times.pushed(true);

        assertThat(times.due()).isEqualTo(Due.NEW_TICKET);
    }
}
