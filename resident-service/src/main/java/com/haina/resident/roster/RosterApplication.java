package com.haina.resident.roster;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.platform.outbox.Aggregate;
import com.haina.resident.roster.RosterPlan.Effect;

/**
 * A chunk that was applied, and perhaps taken back; its id is the chunk's. Written once after everything else of the chunk, together with
 * the event: while it is missing, applying again is safe because every record bears the stamp of the row that made or changed it.
 */
@Document("roster_applications")
class RosterApplication extends Aggregate {

    private static final String NOTHING = "-";

    private String jobId = "";
    /** A line per row that did something: row, verdict, room, resident. One text each keeps the document small. */
    private List<String> effects = new ArrayList<>();

    private boolean undone;

    @PersistenceCreator
    RosterApplication(String id) {
        super(id);
    }

    static RosterApplication applied(String jobId, String chunkId, RosterPlan plan) {
        RosterApplication application = new RosterApplication(chunkId);
        application.jobId = jobId;
        plan.effects().forEach(effect -> application.effects.add(write(effect)));
        application.record(
                ChunkApplied.RESIDENT_TYPE,
                new ChunkApplied(
                        jobId,
                        chunkId,
                        count(plan, Verdict.NEW),
                        count(plan, Verdict.CHANGED),
                        count(plan, Verdict.UNCHANGED),
                        count(plan, Verdict.CONFLICT) + count(plan, Verdict.INVALID),
                        plan.outcomes().stream()
                                .filter(outcome -> !outcome.issues().isEmpty())
                                .map(outcome ->
                                        new RowOutcome(outcome.row(), outcome.verdict(), outcome.issues(), List.of()))
                                .toList()));
        return application;
    }

    /** For a chunk that is to be taken back and never was applied. */
    static RosterApplication neverApplied(String jobId, String chunkId) {
        RosterApplication application = new RosterApplication(chunkId);
        application.jobId = jobId;
        return application;
    }

    private static int count(RosterPlan plan, Verdict verdict) {
        return (int) plan.outcomes().stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count();
    }

    void undo(List<ChunkUndone.KeptRow> kept) {
        undone = true;
        record(ChunkUndone.RESIDENT_TYPE, new ChunkUndone(jobId, id(), effects.size() - kept.size(), kept));
    }

    boolean undone() {
        return undone;
    }

    String jobId() {
        return jobId;
    }

    List<Effect> effects() {
        return effects.stream().map(RosterApplication::read).toList();
    }

    private static String write(Effect effect) {
        return effect.row() + " " + effect.verdict() + " " + effect.roomId() + " "
                + (effect.residentId() == null ? NOTHING : effect.residentId());
    }

    private static Effect read(String line) {
        String[] parts = line.split(" ");
        @Nullable String residentId = parts[3].equals(NOTHING) ? null : parts[3];
        return new Effect(Integer.parseInt(parts[0]), Verdict.valueOf(parts[1]), parts[2], residentId);
    }
}
