package com.haina.simulators.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;

/** When an account may write to a follower: five messages in 48 hours after theirs, three in a minute after other acts. */
@Component
public final class Windows {

    private static final String FILE = "windows";
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final StateFiles files;
    private final Clock clock;
    private final List<Window> all;

    Windows(StateFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).windows());
    }

    /** Opens a window, or opens it anew. */
    public synchronized void open(String appId, String openId, WindowKind kind) {
        Instant now = clock.instant();
        all.removeIf(window -> window.isOf(appId, openId) && window.kind() == kind
                || window.until().isBefore(now.minus(REMEMBERED)));
        all.add(new Window(appId, openId, kind, kind.messages(), now.plus(kind.lifetime())));
        save();
    }

    /** Closes all of a follower's, who has left the account. */
    public synchronized void close(String appId, String openId) {
        all.removeIf(window -> window.isOf(appId, openId));
        save();
    }

    /**
     * Takes one message from the window that closes first.
     *
     * @throws ApiFailure 45015 when none is open, 45047 when those that are open are used up
     */
    synchronized void take(String appId, String openId) {
        Instant now = clock.instant();
        List<Window> open = all.stream()
                .filter(window -> window.isOf(appId, openId) && window.until().isAfter(now))
                .sorted(Comparator.comparing(Window::until))
                .toList();
        if (open.isEmpty()) {
            throw new ApiFailure(45015, "response out of time limit or subscription is canceled");
        }
        Window first = open.stream()
                .filter(window -> window.left() > 0)
                .findFirst()
                .orElseThrow(() -> new ApiFailure(45047, "out of response count limit"));
        all.set(all.indexOf(first), new Window(appId, openId, first.kind(), first.left() - 1, first.until()));
        save();
    }

    synchronized List<Window> of(String appId, String openId) {
        return all.stream().filter(window -> window.isOf(appId, openId)).toList();
    }

    /** Moves the end of a follower's windows to so many seconds from now; all kinds when none is named. */
    synchronized List<Window> end(String appId, String openId, @Nullable WindowKind kind, long inSeconds) {
        Instant end = clock.instant().plusSeconds(inSeconds);
        all.replaceAll(window -> window.isOf(appId, openId) && (kind == null || window.kind() == kind)
                ? new Window(appId, openId, window.kind(), window.left(), end)
                : window);
        save();
        return of(appId, openId);
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(all)));
    }

    record Saved(List<Window> windows) {}
}
