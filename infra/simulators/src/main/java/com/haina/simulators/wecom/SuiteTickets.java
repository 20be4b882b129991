package com.haina.simulators.wecom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** suite_tickets: good for thirty minutes. */
@Component
class SuiteTickets {

    private static final String FILE = "suite-tickets";
    private static final Duration VALID = Duration.ofMinutes(30);
    private static final int KEPT = 50;

    private final StateFiles files;
    private final Clock clock;
    private final List<Ticket> issued;

    SuiteTickets(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.issued = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).issued());
    }

    synchronized Ticket issue() {
        Ticket ticket = new Ticket(Secrets.next(86), clock.instant());
        issued.add(ticket);
        if (issued.size() > KEPT) {
            issued.removeFirst();
        }
        files.save(FILE, new Saved(List.copyOf(issued)));
        return ticket;
    }

    /** The one issued last; the first when there is none. */
    synchronized Ticket latest() {
        return issued.isEmpty() ? issue() : issued.getLast();
    }

    /** @throws ApiFailure 40085 for a ticket that is unknown or over */
    synchronized void check(String value) {
        Instant oldest = clock.instant().minus(VALID);
        boolean good = issued.stream()
                .anyMatch(ticket ->
                        ticket.value().equals(value) && ticket.createdAt().isAfter(oldest));
        if (!good) {
            throw new ApiFailure(40085, "invalid suite_ticket");
        }
    }

    record Ticket(String value, Instant createdAt) {}

    record Saved(List<Ticket> issued) {}
}
