package com.haina.simulators.changes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The latest changes, and who follows them. In memory: a restart begins a new count, which followers notice. */
@Component
public final class Changes {

    private static final int KEPT = 2000;

    private final Deque<Change> latest = new ArrayDeque<>();
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private long last;

    /** A part that is told as a whole has changed. */
    public void tell(Part part) {
        add(part, null);
    }

    /** A growing part has a new or replaced item. */
    public void tell(Part part, Object item) {
        add(part, item);
    }

    /**
     * Follows what changes from now on.
     *
     * @param after the number of the last change that is known, negative for none
     */
    public synchronized Following follow(long after, Follower follower) {
        boolean covered = after >= 0
                && after <= last
                && (after == last || latest.getFirst().number() <= after + 1);
        List<Change> missed = covered
                ? latest.stream().filter(change -> change.number() > after).toList()
                : List.of();
        followers.add(follower);
        return new Following(last, covered, missed);
    }

    public void forget(Follower follower) {
        followers.remove(follower);
    }

    private synchronized void add(Part part, @Nullable Object item) {
        Change change = new Change(++last, part, item);
        latest.addLast(change);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
        for (Follower follower : new ArrayList<>(followers)) {
            follower.changed(change);
        }
    }

    /** Learns of every change, in order. Called under a lock: it must only take note. */
    @FunctionalInterface
    public interface Follower {
        void changed(Change change);
    }

    /**
     * How following begins.
     *
     * @param number of the last change so far
     * @param resumed false when the follower has to look at everything anew
     * @param missed what happened since the change that it knew
     */
    public record Following(long number, boolean resumed, List<Change> missed) {}
}
