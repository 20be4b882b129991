package com.haina.simulators.templates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;

/**
 * Keeps an account from writing to one follower too often. WeChat does so and does not tell its number; here it is one that no platform in its
 * right mind reaches. Forgotten by a restart.
 */
@Component
class Hurry {

    private static final int MOST = 30;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Deque<Instant>> latest = new HashMap<>();

    Hurry(Clock clock) {
        this.clock = clock;
    }

    /** @throws ApiFailure 43117 for one message too many within a minute */
    synchronized void check(String appId, String openId) {
        Instant now = clock.instant();
        latest.values().removeIf(times -> !times.getLast().plus(WITHIN).isAfter(now));
        Deque<Instant> times = latest.computeIfAbsent(appId + " " + openId, nobody -> new ArrayDeque<>());
        times.removeIf(at -> !at.plus(WITHIN).isAfter(now));
        if (times.size() >= MOST) {
            throw new ApiFailure(43117, "send message to the same openid too frequently");
        }
        times.addLast(now);
    }
}
