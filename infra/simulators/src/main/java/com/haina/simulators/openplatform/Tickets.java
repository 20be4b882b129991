package com.haina.simulators.openplatform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** component_verify_tickets: each is good for twelve hours, however many came after it. */
@Component
class Tickets {

    private static final String FILE = "tickets";
    private static final Duration VALID = Duration.ofHours(12);
    private static final int KEPT = 200;

    private final StateFiles files;
    private final Clock clock;
    private final List<Ticket> issued;

    Tickets(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.issued = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).issued());
    }

    synchronized Ticket issue() {
        Ticket ticket = new Ticket("ticket@@@" + Secrets.next(86), clock.instant());
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

    /** @throws ApiFailure 61006 for an unknown ticket, 61005 for one older than twelve hours */
    synchronized void check(String value) {
        Ticket ticket = issued.stream()
                .filter(candidate -> candidate.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(61006, "component ticket is invalid"));
        if (!ticket.createdAt().plus(VALID).isAfter(clock.instant())) {
            throw new ApiFailure(61005, "component ticket is expired");
        }
    }

    record Ticket(String value, Instant createdAt) {}

    record Saved(List<Ticket> issued) {}
}
