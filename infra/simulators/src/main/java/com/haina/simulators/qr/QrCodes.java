package com.haina.simulators.qr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.hosts.PublicAddress;
import com.haina.simulators.people.People;
import com.haina.simulators.tokens.Secrets;

/** The codes on screens at present, in memory: a screen that survives a restart has to be reloaded. */
@Component
public final class QrCodes {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Clock clock;
    private final PublicAddress address;
    private final People people;
    private final Changes changes;
    private final Map<String, QrCode> codes = new LinkedHashMap<>();

    QrCodes(Clock clock, PublicAddress address, People people, Changes changes) {
        this.clock = clock;
        this.address = address;
        this.people = people;
        this.changes = changes;
    }

    /** Shows a code: the one that already stands for the same, as long as it is open, or a new one. */
    public synchronized QrCode show(String page, String title, Map<String, String> details, Instant expiresAt) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.expiresAt().isBefore(now.minus(REMEMBERED)));
        for (String id : codes.keySet()) {
            QrCode same = get(id);
            if (same.isOpen() && same.page().equals(page) && same.details().equals(details)) {
                return same;
            }
        }
        QrCode code =
                new QrCode(Secrets.next(16), page, title, Map.copyOf(details), now, expiresAt, QrState.WAITING, "", "");
        return put(code);
    }

    /** The text that the code's squares spell. */
    public String link(QrCode code) {
        return address.of("/sim/q/" + code.id());
    }

    /** The code as phones and screens see it. */
    public CodeOnScreen onScreen(QrCode code) {
        long left = Math.max(Duration.between(clock.instant(), code.expiresAt()).toSeconds(), 0);
        return new CodeOnScreen(
                code.id(),
                code.title(),
                link(code),
                code.state(),
                left,
                code.expiresAt(),
                code.personId().isEmpty() ? null : people.get(code.personId()),
                code.redirect().isEmpty() ? null : code.redirect());
    }

    /** @throws ResponseStatusException 404 when no such code was shown, or long ago */
    public synchronized QrCode get(String id) {
        QrCode code = codes.get(id);
        if (code == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such code: " + id);
        }
        boolean over = !code.expiresAt().isAfter(clock.instant());
        return over && code.isOpen() ? code.in(QrState.EXPIRED, code.personId(), "") : code;
    }

    /** A phone scans the code; somebody else may scan it again until it is confirmed. */
    public synchronized QrCode scan(String id, String personId) {
        QrCode code = get(id);
        return code.isOpen() ? put(code.in(QrState.SCANNED, personId, "")) : code;
    }

    public synchronized QrCode confirm(String id, String personId, String redirect) {
        return put(open(id).in(QrState.CONFIRMED, personId, redirect));
    }

    /** The person refuses; {@code redirect} is empty where the real page stays as it is. */
    public synchronized QrCode cancel(String id, String personId, String redirect) {
        return put(open(id).in(QrState.CANCELLED, personId, redirect));
    }

    /** Ends the code before its time. */
    public synchronized QrCode expire(String id) {
        return put(open(id).in(QrState.EXPIRED, "", ""));
    }

    /** The codes that can be scanned now, the newest first. */
    public synchronized List<QrCode> shown() {
        List<QrCode> shown = new ArrayList<>();
        for (String id : codes.keySet()) {
            QrCode code = get(id);
            if (code.isOpen()) {
                shown.addFirst(code);
            }
        }
        return shown;
    }

    /** @throws ResponseStatusException 409 when the code is confirmed, cancelled or expired */
    private QrCode open(String id) {
        QrCode code = get(id);
        if (!code.isOpen()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "the code is " + code.state());
        }
        return code;
    }

    private QrCode put(QrCode code) {
        codes.put(code.id(), code);
        changes.tell(Part.CODES);
        return code;
    }
}
