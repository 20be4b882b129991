package com.haina.notify.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.notify.live.RecentHappenings.Since;
import com.haina.platform.security.Caller;
import com.haina.platform.web.LiveStream;
import com.haina.platform.web.LiveStreams;

/**
 * Tells one console after another what happened. What comes in a burst is told as one event per kind, at most twice a second; a console
 * that is too slow, or was away too long, is told to load anew.
 */
@Component
class LiveEvents {

    /** How soon something is told. */
    private static final Duration LOOK = Duration.ofMillis(100);
    /** After something was told. */
    private static final Duration BREATH = Duration.ofMillis(500);
    /** More subjects than these are a reason to load a list anew. */
    private static final int MOST_SUBJECTS = 20;

    private final RecentHappenings recent;
    private final LiveStreams streams;

    LiveEvents(RecentHappenings recent, LiveStreams streams) {
        this.recent = recent;
        this.streams = streams;
    }

    /**
     * One or several events of a kind.
     *
     * @param subject id of what the last one is about
     * @param count how many there were
     * @param subjects ids of what they are about; absent when they are too many to name
     * @param data of the last one
     */
    record LiveEvent(
            String type,
            String subject,
            Instant time,
            int count,
            @Nullable List<String> subjects,
            Map<String, Object> data) {}

    ResponseEntity<SseEmitter> follow(Caller caller, @Nullable String lastEventId) {
        return streams.open("events", stream -> tell(caller, lastEventId, stream));
    }

    private void tell(Caller caller, @Nullable String lastEventId, LiveStream stream)
            throws IOException, InterruptedException {
        while (!recent.caughtUp()) {
            if (!stream.pause(LOOK)) {
                return;
            }
        }
        Since since = lastEventId == null ? null : resume(lastEventId);
        if (since == null) {
            since = recent.now();
            stream.send(since.position().toString(), lastEventId == null ? "ready" : "reset", Map.of());
        } else {
            stream.send(null, "ready", Map.of());
            send(caller, since, stream);
        }
        while (stream.pause(LOOK)) {
            if (!recent.moved(since.head())) {
                continue;
            }
            Optional<Since> next = recent.since(since.head());
            if (next.isEmpty()) {
                since = recent.now();
                stream.send(since.position().toString(), "reset", Map.of());
            } else {
                since = next.get();
                if (!send(caller, since, stream)) {
                    stream.at(since.position().toString());
                } else if (!stream.pause(BREATH)) {
                    return;
                }
            }
        }
    }

    private @Nullable Since resume(String lastEventId) {
        return Position.read(lastEventId).flatMap(recent::since).orElse(null);
    }

    private static boolean send(Caller caller, Since since, LiveStream stream) throws IOException {
        List<LiveEvent> events = merged(since.happenings().stream()
                .filter(happening -> happening.isFor(caller))
                .toList());
        for (LiveEvent event : events) {
            // Only the last one says how far it is: who breaks off before hears all of them again.
            stream.send(event == events.getLast() ? since.position().toString() : null, event.type(), event);
        }
        return !events.isEmpty();
    }

    /** One event per kind, in the order of their latest. */
    static List<LiveEvent> merged(List<Happening> happenings) {
        Map<String, LiveEvent> events = new LinkedHashMap<>();
        for (Happening happening : happenings) {
            LiveEvent before = events.remove(happening.about());
            events.put(
                    happening.about(),
                    new LiveEvent(
                            happening.type(),
                            happening.subject(),
                            happening.time(),
                            before == null ? 1 : before.count() + 1,
                            before == null
                                    ? List.of(happening.subject())
                                    : subjects(before.subjects(), happening.subject()),
                            happening.data()));
        }
        return List.copyOf(events.values());
    }

    private static @Nullable List<String> subjects(@Nullable List<String> before, String subject) {
        if (before == null || before.contains(subject)) {
            return before;
        }
        List<String> all = new ArrayList<>(before);
        all.add(subject);
        return all.size() > MOST_SUBJECTS ? null : all;
    }
}
