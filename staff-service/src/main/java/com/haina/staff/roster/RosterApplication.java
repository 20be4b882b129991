package com.haina.staff.roster;

import java.util.ArrayList;
import java.util.List;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.platform.outbox.Aggregate;

/**
 * A chunk that was applied, and perhaps taken back; its id is the chunk's. Written once, after everything else of the chunk and together
 * with the event: while it is missing, applying again is safe because every member carries the trace of the row that changed it.
 */
@Document("roster_applications")
class RosterApplication extends Aggregate {

    private String jobId = "";
    private List<Effect> effects = new ArrayList<>();
    private boolean undone;

    @PersistenceCreator
    RosterApplication(String id) {
        super(id);
    }

    static RosterApplication applied(String jobId, String chunkId, List<RowOutcome> outcomes, List<Effect> effects) {
        RosterApplication application = new RosterApplication(chunkId);
        application.jobId = jobId;
        application.effects.addAll(effects);
        application.record(
                ChunkApplied.STAFF_TYPE,
                new ChunkApplied(
                        jobId,
                        chunkId,
                        count(outcomes, Verdict.NEW),
                        count(outcomes, Verdict.CHANGED),
                        count(outcomes, Verdict.UNCHANGED),
                        count(outcomes, Verdict.CONFLICT) + count(outcomes, Verdict.INVALID),
                        outcomes.stream()
                                .filter(outcome -> !outcome.issues().isEmpty())
                                .map(outcome ->
                                        new RowOutcome(outcome.row(), outcome.verdict(), outcome.issues(), List.of()))
                                .toList()));
        return application;
    }

    /** For a chunk that is to be taken back and never was applied: now it never will be. */
    static RosterApplication neverApplied(String jobId, String chunkId) {
        RosterApplication application = new RosterApplication(chunkId);
        application.jobId = jobId;
        return application;
    }

    void undo(List<ChunkUndone.KeptRow> kept) {
        undone = true;
        record(ChunkUndone.STAFF_TYPE, new ChunkUndone(jobId, id(), effects.size() - kept.size(), kept));
    }

    boolean undone() {
        return undone;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    String jobId() {
        return jobId;
    }

    private static int count(List<RowOutcome> outcomes, Verdict verdict) {
        return (int) outcomes.stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count();
    }

    /** The member that a row brought or changed. */
    record Effect(int row, String memberId) {}
}
