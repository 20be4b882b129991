package com.haina.staff.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

/** Somebody who works, or worked, for a property office. Unique per tenant by mobile. */
@Document("members")
class Member extends Aggregate {

    /** Enough to take back the batches that anyone still thinks of. */
    private static final int TRACES_KEPT = 10;

    private SealedDetails details;
    private MemberState state = MemberState.ACTIVE;
    /** False once deleted; lists ask for it, so the deleted are out of sight without a partial index. */
    private boolean listed = true;

    /** First day at the present place. */
    private @Nullable LocalDate since;

    private @Nullable LocalDate leftOn;
    private @Nullable String leftReason;
    private List<Assignment> history = new ArrayList<>();
    private List<ImportTrace> imports = new ArrayList<>();
    /** The last things done to this member among many, which have no entry of their own on the trail. */
    private List<BulkMark> bulks = new ArrayList<>();

    private @Nullable Instant deletedAt;
    private @Nullable String mergedInto;
    private Instant createdAt = Instant.now();
    private Instant updatedAt = createdAt;

    Member(SealedDetails details, @Nullable LocalDate since) {
        this.details = details;
        this.since = since;
    }

    /** Corrects what is on file, without history. */
    void correct(SealedDetails corrected) {
        details = corrected;
        touch();
    }

    /** Moves to another place; the present one becomes history. */
    void transfer(SealedDetails moved, Assignment left, LocalDate on) {
        history.add(left);
        details = moved;
        since = on;
        touch();
    }

    void leave(Assignment left, @Nullable String reason) {
        history.add(left);
        state = MemberState.LEFT;
        leftOn = left.until();
        leftReason = reason;
        touch();
    }

    void comeBack(SealedDetails place, @Nullable LocalDate on) {
        details = place;
        state = MemberState.ACTIVE;
        leftOn = null;
        leftReason = null;
        since = on;
        touch();
    }

    /** Out of sight and the mobile free again, until it is restored or purged. */
    void delete(@Nullable String intoId) {
        listed = false;
        deletedAt = Instant.now();
        mergedInto = intoId;
        details = details.withMobileIndex(null);
        touch();
    }

    void restore(String mobileIndex) {
        listed = true;
        deletedAt = null;
        mergedInto = null;
        details = details.withMobileIndex(mobileIndex);
        touch();
    }

    /** Takes over another record's past, oldest first. */
    void inherit(SealedDetails combined, List<Assignment> past) {
        details = combined;
        history.addAll(past);
        history.sort((one, other) -> one.until().compareTo(other.until()));
        touch();
    }

    /** Remembers that a row brought this member; before the first save. */
    void broughtBy(String jobId, String chunkId, int row) {
        imports.add(
                new ImportTrace(jobId, chunkId, row, true, null, false, revision() + 1, false, false, Instant.now()));
    }

    /** Changes what is on file as a row says, and remembers what was there. */
    void changeBy(
            String jobId,
            String chunkId,
            int row,
            SealedDetails changed,
            Sealed before,
            boolean comesBack,
            @Nullable Assignment ended) {
        boolean followed = standing()
                .map(ImportTrace::revisionAfter)
                .filter(last -> last == revision())
                .isPresent();
        imports.add(new ImportTrace(
                jobId,
                chunkId,
                row,
                false,
                before,
                state == MemberState.LEFT,
                revision() + 1,
                followed,
                false,
                Instant.now()));
        if (imports.size() > TRACES_KEPT) {
            imports.removeFirst();
        }
        details = changed;
        if (ended != null) {
            history.add(ended);
            since = ended.until();
        }
        if (comesBack) {
            state = MemberState.ACTIVE;
        }
        touch();
    }

    /** What a row did here, if it was applied. */
    Optional<ImportTrace> trace(String chunkId, int row) {
        return imports.stream()
                .filter(trace -> trace.chunkId().equals(chunkId) && trace.row() == row)
                .findFirst();
    }

    /** Whether another row of the same workbook was applied here, and which. */
    Optional<Integer> otherRowOf(String jobId, String chunkId) {
        return imports.stream()
                .filter(trace -> trace.jobId().equals(jobId) && !trace.chunkId().equals(chunkId) && !trace.undone())
                .map(ImportTrace::row)
                .findFirst();
    }

    /** Whether nothing happened here since the trace was left. */
    boolean unchangedSince(ImportTrace trace) {
        return !trace.undone()
                && trace.revisionAfter() == revision()
                && standing().filter(trace::equals).isPresent();
    }

    /** Puts back what was on file before a row changed it. */
    void takeBack(ImportTrace trace, SealedDetails before) {
        imports.replaceAll(one -> one.equals(trace) ? one.takenBack() : one);
        details = before;
        String origin = Assignment.origin(trace.chunkId(), trace.row());
        history.stream()
                .filter(past -> origin.equals(past.origin()))
                .findFirst()
                .ifPresent(ended -> {
                    since = ended.from();
                    history.remove(ended);
                });
        if (trace.wasLeft()) {
            state = MemberState.LEFT;
        }
        // The row before this one is what stands again, unless somebody had changed it in between.
        if (trace.followedPrevious()) {
            standing()
                    .ifPresent(previous ->
                            imports.replaceAll(one -> one.equals(previous) ? one.standingAt(revision() + 1) : one));
        }
        touch();
    }

    private Optional<ImportTrace> standing() {
        return imports.reversed().stream().filter(trace -> !trace.undone()).findFirst();
    }

    List<ImportTrace> imports() {
        return List.copyOf(imports);
    }

    void amongMany(BulkMark bulk) {
        bulks.add(bulk);
        while (bulks.size() > TRACES_KEPT) {
            bulks.removeFirst();
        }
    }

    List<BulkMark> bulks() {
        return List.copyOf(bulks);
    }

    private void touch() {
        updatedAt = Instant.now();
    }

    SealedDetails details() {
        return details;
    }

    MemberState state() {
        return state;
    }

    boolean listed() {
        return listed;
    }

    @Nullable
    LocalDate since() {
        return since;
    }

    @Nullable
    LocalDate leftOn() {
        return leftOn;
    }

    @Nullable
    String leftReason() {
        return leftReason;
    }

    List<Assignment> history() {
        return List.copyOf(history);
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    @Nullable
    String mergedInto() {
        return mergedInto;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
