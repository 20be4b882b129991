package com.haina.simulators.openplatform;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import com.haina.simulators.callbacks.TicketClock;

/** Keeps the platform supplied with tickets. */
@Component
class TicketPush {

    private final Tickets tickets;
    private final AuthorizationEvents events;
    private final TicketClock times;
    private final AtomicBoolean busy = new AtomicBoolean();

    TicketPush(Tickets tickets, AuthorizationEvents events, ComponentProperties component, Clock clock) {
        this.tickets = tickets;
        this.events = events;
        this.times = new TicketClock(clock, component.ticketEvery(), component.ticketRetry());
    }

    /** A slow receiver must not hold up the scheduler's thread, which others share. */
    @Scheduled(fixedDelay = 200)
    void look() {
        if (times.due() != TicketClock.Due.NOTHING && busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("push-ticket").start(this::push);
        }
    }

    /** A new ticket, at once. */
    void pushNow() {
        times.askNow();
        look();
    }

    private void push() {
        try {
            TicketClock.Due due = times.begin();
            Tickets.Ticket ticket = due == TicketClock.Due.SAME_TICKET_AGAIN ? tickets.latest() : tickets.issue();
            times.pushed(events.ticket(ticket).taken());
        } finally {
            busy.set(false);
        }
    }
}
