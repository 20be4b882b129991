package com.haina.auth.component.sdk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import com.haina.auth.lease.TakeTurns;

/** A turn as the lock that the SDK asks for; re-entrant, because the SDK takes it again while it handles an error. */
final class TurnLock implements Lock {

    private final TakeTurns turns;
    private final String name;
    private final ThreadLocal<Deque<TakeTurns.Turn>> held = ThreadLocal.withInitial(ArrayDeque::new);

    TurnLock(TakeTurns turns, String name) {
        this.turns = turns;
        this.name = name;
    }

    /** The fence of the turn that this thread holds. */
    long fence() {
        return held.get().element().fence();
    }

    @Override
    public void lock() {
        held.get().push(turns.begin(name));
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public boolean tryLock() {
        return tryLock(0, TimeUnit.MILLISECONDS);
    }

    /** Waits as long as a turn may take; the SDK calls this in a loop until it gets it. */
    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        try {
            lock();
            return true;
        } catch (TakeTurns.TurnMissed missed) {
            return false;
        }
    }

    @Override
    public void unlock() {
        var mine = held.get();
        mine.pop().close();
        if (mine.isEmpty()) {
            held.remove();
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException();
    }
}
