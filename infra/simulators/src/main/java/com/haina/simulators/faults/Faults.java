package com.haina.simulators.faults;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;

/** The faults that are on. They are forgotten by a restart: a fresh simulator behaves. */
@Component
public final class Faults {

    private final Clock clock;
    private final Changes changes;
    private final Map<String, Fault> on = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> calls = new HashMap<>();
    private int last;

    Faults(Clock clock, Changes changes) {
        this.clock = clock;
        this.changes = changes;
    }

    synchronized Fault add(FaultRequest request) {
        String id = "f" + ++last;
        Fault fault = new Fault(
                id,
                request.kind(),
                request.path(),
                request.code(),
                request.message(),
                request.delayMs(),
                request.perMinute(),
                request.count(),
                0);
        on.put(id, fault);
        changes.tell(Part.FAULTS);
        return fault;
    }

    public synchronized List<Fault> all() {
        return List.copyOf(on.values());
    }

    synchronized void remove(String id) {
        on.remove(id);
        calls.remove(id);
        changes.tell(Part.FAULTS);
    }

    synchronized void clear() {
        on.clear();
        calls.clear();
        changes.tell(Part.FAULTS);
    }

    /** The faults for a call, each counted as applied. */
    synchronized List<Fault> forCall(String host, String path) {
        return take(fault -> !fault.kind().isCallback() && fault.concerns(host, path));
    }

    /**
     * The faults for a push of this event, each counted as applied.
     *
     * @param account the app id of the account that it is about, empty for none
     */
    public synchronized List<Fault> forPush(String account, String event) {
        return take(fault -> fault.kind().isCallback() && fault.concernsPush(account, event));
    }

    private List<Fault> take(Predicate<Fault> wanted) {
        List<Fault> taken = new ArrayList<>();
        for (Fault fault : all()) {
            if (!wanted.test(fault)) {
                continue;
            }
            if (fault.kind() == FaultKind.RATE_LIMIT && withinLimit(fault)) {
                continue;
            }
            taken.add(fault);
            if (fault.left() == 1) {
                remove(fault.id());
            } else {
                on.put(fault.id(), counted(fault));
                changes.tell(Part.FAULTS);
            }
        }
        return taken;
    }

    private boolean withinLimit(Fault fault) {
        long now = clock.millis();
        Deque<Long> recent = calls.computeIfAbsent(fault.id(), id -> new ArrayDeque<>());
        while (!recent.isEmpty() && now - recent.getFirst() >= 60_000) {
            recent.removeFirst();
        }
        if (recent.size() >= fault.perMinute()) {
            return false;
        }
        recent.addLast(now);
        return true;
    }

    private static Fault counted(Fault fault) {
        return new Fault(
                fault.id(),
                fault.kind(),
                fault.path(),
                fault.code(),
                fault.message(),
                fault.delayMs(),
                fault.perMinute(),
                Math.max(fault.left() - 1, 0),
                fault.applied() + 1);
    }
}
