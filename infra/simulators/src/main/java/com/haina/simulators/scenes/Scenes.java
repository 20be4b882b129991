package com.haina.simulators.scenes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.people.Person;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** The parametric QR codes of all accounts, and who has just scanned which. */
@Component
public final class Scenes {

    private static final String FILE = "scenes";
    private static final int MOST_PERMANENT = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final StateFiles files;
    private final Clock clock;
    private final Map<String, Scene> byTicket = new LinkedHashMap<>();
    private final Map<String, Scanned> scanned = new ConcurrentHashMap<>();

    Scenes(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        files.load(FILE, Saved.class, () -> new Saved(List.of()))
                .scenes()
                .forEach(scene -> byTicket.put(scene.ticket(), scene));
    }

    /**
     * Makes a code. A permanent one of the same scene is the same code.
     *
     * @param lifetime nothing for a permanent one
     * @throws ApiFailure 45029 when the account has too many permanent ones
     */
    synchronized Scene create(String appId, int number, String text, @Nullable Duration lifetime) {
        Instant now = clock.instant();
        byTicket.values().removeIf(scene -> scene.isOver(now.minus(Duration.ofDays(1))));
        if (lifetime == null) {
            List<Scene> own = byTicket.values().stream()
                    .filter(scene -> scene.isPermanent() && scene.appId().equals(appId))
                    .toList();
            Optional<Scene> same = own.stream()
                    .filter(scene -> scene.number() == number && scene.text().equals(text))
                    .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            if (own.size() >= MOST_PERMANENT) {
                throw new ApiFailure(45029, "qrcode count out of limit");
            }
        }
        Scene scene = new Scene(
                "gQ" + Secrets.next(90) + "==",
                "02" + Secrets.next(18),
                appId,
                number,
                text,
                lifetime == null ? null : now.plus(lifetime));
        byTicket.put(scene.ticket(), scene);
        files.save(FILE, new Saved(List.copyOf(byTicket.values())));
        return scene;
    }

    /** The code of this ticket, as long as it works. */
    public synchronized Optional<Scene> byTicket(String ticket) {
        return Optional.ofNullable(byTicket.get(ticket)).filter(scene -> !scene.isOver(clock.instant()));
    }

    /** The code that spells this, as long as it works. */
    public synchronized Optional<Scene> byLink(String link) {
        return byTicket.values().stream()
                .filter(scene -> link.replace("https://", "http://").equals(scene.link()))
                .filter(scene -> !scene.isOver(clock.instant()))
                .findFirst();
    }

    /** Somebody who does not follow the account yet scans its code: it counts when they follow soon. */
    public void remember(Scene scene, Person person) {
        scanned.put(person.id() + " " + scene.appId(), new Scanned(scene, clock.instant()));
    }

    /** The code that led somebody to an account, told once. */
    public Optional<Scene> takeRemembered(String appId, Person person) {
        return Optional.ofNullable(scanned.remove(person.id() + " " + appId))
                .filter(one -> one.at().plus(REMEMBERED).isAfter(clock.instant()))
                .map(Scanned::scene);
    }

    private record Scanned(Scene scene, Instant at) {}

    record Saved(List<Scene> scenes) {}
}
