package com.haina.auth.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import com.haina.platform.outbox.Ids;
import com.haina.platform.problem.ProblemException;

/**
 * Runs work of one name in one place at a time, across threads and instances. A holder that stalls beyond the lease's term loses it without
 * knowing: what it then writes must carry its fence and give way to a greater one.
 */
@Component
public class TakeTurns {

    /** Longer than any call to WeChat may take with its time-outs. */
    static final Duration TERM = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 50;

    private final Leases leases;
    private final String owner = Ids.next();
    private final ConcurrentMap<String, ReentrantLock> here = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();

    TakeTurns(Leases leases) {
        this.leases = leases;
    }

    /**
     * Waits for its turn, then works.
     *
     * @param work gets the fence
     * @throws TurnMissed when nobody gave way in time
     */
    public <T> T call(String name, LongFunction<T> work) {
        var turn = begin(name);
        try {
            return work.apply(turn.fence());
        } finally {
            turn.close();
        }
    }

    /** Waits for its turn; to be closed by the same thread. Within a turn the same name begins again at once, with the same fence. */
    public Turn begin(String name) {
        var deadline = Instant.now().plus(PATIENCE);
        var lock = here.computeIfAbsent(name, key -> new ReentrantLock());
        try {
            if (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TurnMissed(name);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TurnMissed(name);
        }
        if (lock.getHoldCount() > 1) {
            return new Turn(name, lock, held.get(name), true);
        }
        try {
            while (true) {
                var fence = leases.take(name, owner, TERM);
                if (fence.isPresent()) {
                    held.put(name, fence.getAsLong());
                    return new Turn(name, lock, fence.getAsLong(), false);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new TurnMissed(name);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            lock.unlock();
            Thread.currentThread().interrupt();
            throw new TurnMissed(name);
        } catch (RuntimeException failure) {
            lock.unlock();
            throw failure;
        }
    }

    /** A turn that lasts until it is closed or its term ends. */
    public final class Turn implements AutoCloseable {

        private final String name;
        private final ReentrantLock lock;
        private final long fence;
        private final boolean nested;

        private Turn(String name, ReentrantLock lock, long fence, boolean nested) {
            this.name = name;
            this.lock = lock;
            this.fence = fence;
            this.nested = nested;
        }

        /** Greater than that of every holder before. */
        public long fence() {
            return fence;
        }

        @Override
        public void close() {
            try {
                if (!nested) {
                    held.remove(name);
                    leases.release(name, owner, fence);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** 503: somebody else held the turn for too long. */
    public static class TurnMissed extends ProblemException {

        TurnMissed(String name) {
            super(HttpStatus.SERVICE_UNAVAILABLE, "server.busy", name);
        }
    }
}
