package com.haina.simulators.wecom;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.Callbacks;
import com.haina.simulators.callbacks.PushResult;
import com.haina.simulators.callbacks.TicketClock;
import com.haina.simulators.callbacks.Xml;

/** Keeps the platform supplied with suite tickets. */
@Component
class SuiteTicketPush {

    private final SuiteProperties suite;
    private final SuiteTickets tickets;
    private final Callbacks callbacks;
    private final Clock clock;
    private final TicketClock times;
    private final AtomicBoolean busy = new AtomicBoolean();

    SuiteTicketPush(SuiteProperties suite, SuiteTickets tickets, Callbacks callbacks, Clock clock) {
        this.suite = suite;
        this.tickets = tickets;
        this.callbacks = callbacks;
        this.clock = clock;
        this.times = new TicketClock(clock, suite.ticketEvery(), suite.ticketRetry());
    }

    /** A slow receiver must not hold up the scheduler's thread, which others share. */
    @Scheduled(fixedDelay = 200)
    void look() {
        if (times.due() != TicketClock.Due.NOTHING && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("push-suite-ticket").start(this::push);
        }
    }

    /** A new ticket, at once. */
    void pushNow() {
        times.askNow();
        look();
    }

    private void push() {
        try {
            boolean again = times.begin() == TicketClock.Due.SAME_TICKET_AGAIN;
            SuiteTickets.Ticket ticket = again ? tickets.latest() : tickets.issue();
            PushResult result = callbacks.push(
                    suite.target(),
                    "suite_ticket",
                    Xml.of(
                            "SuiteId", suite.suiteId(),
                            "InfoType", "suite_ticket",
                            "TimeStamp", Long.toString(clock.instant().getEpochSecond()),
                            "SuiteTicket", ticket.value()));
            // A platform that is up but has no receiver will not grow one within seconds.
            times.pushed(result.taken() || (result.status() >= 400 && result.status() < 500));
        } finally {
            busy.set(false);
        }
    }
}
