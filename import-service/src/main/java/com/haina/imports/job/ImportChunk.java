package com.haina.imports.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.platform.outbox.Aggregate;

/**
 * A few hundred rows of an import, checked, applied and undone together. Small: the rows themselves rest encrypted in a
 * {@link ChunkContent} beside it, so that counting chunks does not mean reading them.
 */
@Document("import_chunks")
class ImportChunk extends Aggregate {

    /** Where a chunk is. */
    enum State {
        CHECKED,
        RELEASED,
        APPLIED,
        /** Never handed out and never to be: the import was cancelled before. */
        WITHHELD,
        UNDO_REQUESTED,
        UNDONE
    }

    private final String jobId;
    private final int generation;
    private final int index;
    private final RosterKind kind;
    private final int firstRow;
    private final int lastRow;
    private int rows;
    private final int applicable;
    private final Counts counts;
    private final List<IssueCount> issues;
    private State state;
    private Applied applied = Applied.NONE;
    private List<RowOutcome> failures = List.of();
    private int undone;
    private List<ChunkUndone.KeptRow> kept = List.of();
    private @Nullable RosterPolicy policy;
    private @Nullable String requestedBy;
    private Instant requestedAt = Instant.EPOCH;

    ImportChunk(
            String id,
            String jobId,
            int generation,
            int index,
            RosterKind kind,
            int firstRow,
            int lastRow,
            int applicable,
            Counts counts,
            List<IssueCount> issues) {
        super(id);
        this.jobId = jobId;
        this.generation = generation;
        this.index = index;
        this.kind = kind;
        this.firstRow = firstRow;
        this.lastRow = lastRow;
        this.rows = counts.rows();
        this.applicable = applicable;
        this.counts = counts;
        this.issues = issues;
        this.state = State.CHECKED;
    }

    /** The same chunk of the same generation has the same id, whoever makes it. */
    static String id(ImportJob job, int index) {
        return "%s-%d-%06d".formatted(job.id(), job.generation(), index);
    }

    /** Hands the chunk out; one without a row to apply is done at once. */
    void release(RosterPolicy chosen, String by) {
        policy = chosen;
        requestedBy = by;
        if (applicable == 0) {
            state = State.APPLIED;
            applied = new Applied(0, 0, counts.unchanged(), counts.invalid() + counts.conflict(), counts.conflict());
            return;
        }
        state = State.RELEASED;
        requestedAt = Instant.now();
        record(ChunkReady.TYPE, new ChunkReady(jobId, id(), kind, applicable));
    }

    /** Tells the peer again when its answer is long overdue; it applies a chunk once however often it is told. */
    void remind() {
        requestedAt = Instant.now();
        if (state == State.RELEASED) {
            record(ChunkReady.TYPE, new ChunkReady(jobId, id(), kind, applicable));
        } else if (state == State.UNDO_REQUESTED) {
            record(ChunkUndoRequested.TYPE, undoRequest());
        }
    }

    /** Takes the peer's answer; false when it was known already. */
    boolean applied(ChunkApplied answer) {
        if (state != State.RELEASED) {
            return false;
        }
        state = State.APPLIED;
        // Rows that were never handed out are part of the result too.
        int heldBack = rows - applicable;
        int heldBackFailed = counts.invalid() + counts.conflict();
        failures = answer.outcomes().stream()
                .filter(outcome -> !outcome.issues().isEmpty())
                .toList();
        applied = new Applied(
                answer.created(),
                answer.changed(),
                answer.unchanged() + heldBack - heldBackFailed,
                answer.failed() + heldBackFailed,
                counts.conflict()
                        + (int) failures.stream()
                                .filter(outcome -> outcome.verdict() == Verdict.CONFLICT)
                                .count());
        return true;
    }

    boolean hasSomethingToUndo() {
        return state == State.APPLIED && applied.created() + applied.changed() > 0;
    }

    void requestUndo(String by) {
        requestedBy = by;
        requestedAt = Instant.now();
        state = State.UNDO_REQUESTED;
        record(ChunkUndoRequested.TYPE, undoRequest());
    }

    private ChunkUndoRequested undoRequest() {
        return new ChunkUndoRequested(jobId, id(), kind, requestedBy == null ? "" : requestedBy);
    }

    boolean undone(ChunkUndone answer) {
        if (state != State.UNDO_REQUESTED) {
            return false;
        }
        state = State.UNDONE;
        undone = answer.undone();
        kept = answer.kept();
        return true;
    }

    String jobId() {
        return jobId;
    }

    int generation() {
        return generation;
    }

    int index() {
        return index;
    }

    RosterKind kind() {
        return kind;
    }

    int firstRow() {
        return firstRow;
    }

    int lastRow() {
        return lastRow;
    }

    int rows() {
        return rows;
    }

    Counts counts() {
        return counts;
    }

    List<IssueCount> issues() {
        return issues;
    }

    State state() {
        return state;
    }

    Applied applied() {
        return applied;
    }

    List<RowOutcome> failures() {
        return failures;
    }

    int undone() {
        return undone;
    }

    List<ChunkUndone.KeptRow> kept() {
        return kept;
    }

    @Nullable
    RosterPolicy policy() {
        return policy;
    }

    @Nullable
    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
    }
}
