package com.haina.wechat.follower;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.outbox.Ids;

/**
 * The reading of an account's followers from WeChat; one for each account, so there is never more than one at a time. Its id is the app
 * id. Where it stands is kept after every step, so whoever takes it over goes on there.
 */
@Document("follower_syncs")
class FollowerSync extends Aggregate {

    private State state = State.DONE;
    private String run = "";
    private String after = "";
    private long listed;
    private long total;
    private long changed;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Integer failure;
    private @Nullable String owner;
    private @Nullable Instant ownedUntil;

    @SuppressWarnings("NullAway.Init")
    private FollowerSync() {}

    FollowerSync(String appId) {
        super(appId);
    }

    /** Where a reading stands. */
    enum State {
        /** Reads WeChat's list and the details. */
        READING,
        /** Looks for those who are no longer in WeChat's list. */
        COMPARING,
        DONE,
        CANCELLED,
        /** WeChat refused; what was read stays, and the next one begins anew. */
        FAILED
    }

    boolean running() {
        return state == State.READING || state == State.COMPARING;
    }

    /** Begins anew; a running one goes on instead. */
    boolean begin(Instant now) {
        if (running()) {
            return false;
        }
        state = State.READING;
        run = Ids.next();
        after = "";
        listed = 0;
        total = 0;
        changed = 0;
        startedAt = now;
        endedAt = null;
        failure = null;
        owner = null;
        ownedUntil = null;
        return true;
    }

    /** Whether this instance may work on it now: nobody does, or whoever did went silent. */
    boolean take(String instance, Instant now, Duration term) {
        if (!running()
                || (owner != null && !owner.equals(instance) && ownedUntil != null && now.isBefore(ownedUntil))) {
            return false;
        }
        owner = instance;
        ownedUntil = now.plus(term);
        return true;
    }

    /** Whether it is still this reading, and this instance the one that works on it. */
    boolean isHeld(String instance, String reading) {
        return running() && run.equals(reading) && instance.equals(owner);
    }

    void read(String lastOpenId, int count, long newTotal) {
        after = lastOpenId;
        listed += count;
        total = newTotal;
    }

    void changed(long count) {
        changed += count;
    }

    void compare() {
        state = State.COMPARING;
    }

    void end(Instant now) {
        state = State.DONE;
        endedAt = now;
        owner = null;
    }

    void cancel(Instant now) {
        if (running()) {
            state = State.CANCELLED;
            endedAt = now;
            owner = null;
        }
    }

    void fail(int code, Instant now) {
        state = State.FAILED;
        failure = code;
        endedAt = now;
        owner = null;
    }

    State state() {
        return state;
    }

    String run() {
        return run;
    }

    String after() {
        return after;
    }

    long listed() {
        return listed;
    }

    long total() {
        return total;
    }

    long changedCount() {
        return changed;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    Integer failure() {
        return failure;
    }
}
