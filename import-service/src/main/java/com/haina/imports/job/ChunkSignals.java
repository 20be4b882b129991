package com.haina.imports.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/** Wakes the worker of a job in this process when one of its chunks moved; workers elsewhere look every second. */
@Component
class ChunkSignals {
    private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();

    void moved(String jobId) {
        Semaphore signal = waiting.get(jobId);
        if (signal != null) {
            signal.release();
        }
    }

    void begin(String jobId) {
        waiting.put(jobId, new Semaphore(0));
    }

    void end(String jobId) {
        waiting.remove(jobId);
    }

    /** Waits for a movement, at most a second. */
    void await(String jobId) {
        Semaphore signal = waiting.get(jobId);
        if (signal == null) {
            return;
        }
        try {
            signal.tryAcquire(1, TimeUnit.SECONDS);
            signal.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Hold.HoldLost();
        }
    }
}
