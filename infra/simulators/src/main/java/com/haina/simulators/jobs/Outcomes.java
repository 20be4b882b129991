package com.haina.simulators.jobs;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/** How the accounts' jobs end. Forgotten by a restart, like the faults: a fresh simulator behaves. */
@Component
public final class Outcomes {

    private final Map<String, Outcome> byJob = new HashMap<>();

    synchronized void set(String appId, Outcome outcome) {
        byJob.put(appId + outcome.kind(), outcome);
    }

    synchronized void clear(String appId) {
        byJob.keySet().removeIf(key -> key.startsWith(appId));
    }

    /** How the job that begins now will end. */
    public synchronized Outcome next(String appId, JobKind kind) {
        String key = appId + kind;
        Outcome outcome = byJob.getOrDefault(key, Outcome.usual(kind));
        if (outcome.count() == 1) {
            byJob.remove(key);
        } else if (outcome.count() > 1) {
            byJob.put(key, new Outcome(kind, outcome.status(), outcome.delayMs(), outcome.count() - 1));
        }
        return outcome;
    }
}
