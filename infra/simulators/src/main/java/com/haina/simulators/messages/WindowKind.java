package com.haina.simulators.messages;

import java.time.Duration;

/** What a follower did that lets the account write to them for a while. */
public enum WindowKind {
    USER_MESSAGE(5, Duration.ofHours(48)),
    MENU(3, Duration.ofMinutes(1)),
    SUBSCRIBE(3, Duration.ofMinutes(1)),
    SCAN(3, Duration.ofMinutes(1));

    private final int messages;
    private final Duration lifetime;

    WindowKind(int messages, Duration lifetime) {
        this.messages = messages;
        this.lifetime = lifetime;
    }

    int messages() {
        return messages;
    }

    Duration lifetime() {
        return lifetime;
    }
}
