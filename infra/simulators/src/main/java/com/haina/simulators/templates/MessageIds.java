package com.haina.simulators.templates;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

/** The ids under which accounts hear what became of their notices. Those of a run never come back in another. */
@Component
class MessageIds {

    private final AtomicLong last;

    MessageIds(Clock clock) {
        this.last = new AtomicLong(clock.millis() * 100);
    }

    long next() {
        return last.incrementAndGet();
    }
}
