package com.haina.simulators.openplatform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** Pre-authorization codes: 1800 seconds, good for one authorization. */
@Component
class PreAuthCodes {

    /** Seconds, as told in expires_in. */
    static final int LIFETIME = 1800;

    private static final String FILE = "pre-auth-codes";

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, PreAuthCode> codes = new LinkedHashMap<>();

    PreAuthCodes(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        files.load(FILE, Saved.class, () -> new Saved(List.of()))
                .codes()
                .forEach(code -> codes.put(code.value(), code));
    }

    synchronized PreAuthCode issue() {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.expiresAt().isBefore(now.minus(Duration.ofDays(1))));
        PreAuthCode code =
                new PreAuthCode("preauthcode@@@" + Secrets.next(64), now.plus(Duration.ofSeconds(LIFETIME)), false);
        return put(code);
    }

    synchronized Optional<PreAuthCode> find(String value) {
        return Optional.ofNullable(codes.get(value));
    }

    synchronized boolean isOpen(String value) {
        return find(value)
                .filter(code -> !code.used() && code.expiresAt().isAfter(clock.instant()))
                .isPresent();
    }

    /** Spends the code; false when somebody else did, or it is over. */
    synchronized boolean spend(String value) {
        if (!isOpen(value)) {
            return false;
        }
        put(new PreAuthCode(value, codes.get(value).expiresAt(), true));
        return true;
    }

    /** Ends all open codes, as if their half hour had passed. */
    synchronized void expireAll() {
        Instant now = clock.instant();
        codes.replaceAll(
                (value, code) -> code.expiresAt().isAfter(now) ? new PreAuthCode(value, now, code.used()) : code);
        save();
    }

    private synchronized PreAuthCode put(PreAuthCode code) {
        codes.put(code.value(), code);
        save();
        return code;
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(codes.values())));
    }

    record PreAuthCode(String value, Instant expiresAt, boolean used) {}

    record Saved(List<PreAuthCode> codes) {}
}
