package com.haina.wechat.material;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.library.LibraryChanged;
import com.haina.platform.outbox.Aggregate;

/**
 * The comparison of an account's materials with the library. There is one per account, by the account's id, so never two at a time; it
 * remembers where it was, so whoever takes it over goes on from there.
 */
@Document("material_syncs")
class MaterialSync extends Aggregate {

    static final Duration TERM = Duration.ofSeconds(60);

    private Step step = Step.DONE;
    private int offset;
    private int total;
    private int seen;
    private int fetched;
    private int missing;
    private int skipped;
    private Instant startedAt = Instant.now();
    private Instant updatedAt = Instant.now();
    private @Nullable Instant finishedAt;
    private @Nullable String failure;
    private int failures;
    private Instant leaseUntil = Instant.EPOCH;

    MaterialSync(String id) {
        super(id);
    }

    /** Where a comparison is. The steps come one after the other. */
    enum Step {
        IMAGE,
        VOICE,
        VIDEO,
        DRAFT,
        /** What WeChat no longer lists is marked. */
        MISSING,
        DONE,
        FAILED,
        CANCELLED;

        boolean isWork() {
            return ordinal() < DONE.ordinal();
        }

        Step next() {
            return values()[ordinal() + 1];
        }
    }

    /** Begins anew; answers false when it is under way. */
    boolean begin() {
        if (step.isWork()) {
            return false;
        }
        step = Step.IMAGE;
        offset = 0;
        total = 0;
        seen = 0;
        fetched = 0;
        missing = 0;
        skipped = 0;
        failures = 0;
        failure = null;
        startedAt = Instant.now();
        finishedAt = null;
        leaseUntil = Instant.EPOCH;
        moved();
        return true;
    }

    /**
     * A page of the current step was looked at.
     *
     * @param listed how many WeChat has in this step
     * @param looked how many this page had
     */
    void page(int listed, int looked, int newlyFetched, int newlySkipped) {
        if (offset == 0) {
            total += listed;
        }
        offset += looked;
        seen += looked;
        fetched += newlyFetched;
        skipped += newlySkipped;
        failures = 0;
        if (looked == 0 || offset >= listed) {
            step = step.next();
            offset = 0;
        }
        moved();
    }

    void finish(int found) {
        missing = found;
        step = Step.DONE;
        finishedAt = Instant.now();
        moved();
    }

    void cancel() {
        if (step.isWork()) {
            step = Step.CANCELLED;
            finishedAt = Instant.now();
            moved();
        }
    }

    /** This time it did not work; after some times in a row, or when it never will, it is given up. */
    void stumble(String code, boolean forGood, Instant again) {
        failures++;
        if (forGood || failures >= 5) {
            step = Step.FAILED;
            failure = code;
            finishedAt = Instant.now();
        }
        leaseUntil = again;
        moved();
    }

    /** Held for another page. */
    void hold() {
        leaseUntil = Instant.now().plus(TERM);
    }

    void release() {
        leaseUntil = Instant.EPOCH;
    }

    private void moved() {
        updatedAt = Instant.now();
        record(LibraryChanged.TYPE, new LibraryChanged(LibraryChanged.Thing.SYNC, step.name()));
    }

    /** Until when nobody else works on it; whoever holds it knows his turn by it. */
    Instant leaseUntil() {
        return leaseUntil;
    }

    Step step() {
        return step;
    }

    int offset() {
        return offset;
    }

    int total() {
        return total;
    }

    int seen() {
        return seen;
    }

    int fetched() {
        return fetched;
    }

    int missing() {
        return missing;
    }

    int skipped() {
        return skipped;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    @Nullable
    String failure() {
        return failure;
    }
}
