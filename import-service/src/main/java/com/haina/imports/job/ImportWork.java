package com.haina.imports.job;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** What a job needs next, done by whoever holds it. */
@Component
class ImportWork {
    private static final int TRIES = 20;

    private final ImportJobs jobs;
    private final CheckRows checkRows;
    private final ApplyChunks applyChunks;
    private final UndoChunks undoChunks;
    private final ImportChunks chunks;

    ImportWork(
            ImportJobs jobs, CheckRows checkRows, ApplyChunks applyChunks, UndoChunks undoChunks, ImportChunks chunks) {
        this.jobs = jobs;
        this.checkRows = checkRows;
        this.applyChunks = applyChunks;
        this.undoChunks = undoChunks;
        this.chunks = chunks;
    }

    void proceed(ImportJob job, Hold hold) throws IOException {
        switch (job.state()) {
            case MAPPED -> {
                move(hold, ImportJob::checking);
                check(job, hold);
            }
            case CHECKING -> check(job, hold);
            case APPLYING, CANCELLING -> apply(job, hold);
            case UNDOING -> undo(job, hold);
            default -> {}
        }
    }

    private void check(ImportJob job, Hold hold) throws IOException {
        checkRows.check(job, hold);
        List<ChunkSummary> all = chunks.summaries(job);
        Counts counts = all.stream().map(ChunkSummary::counts).reduce(Counts.NONE, Counts::plus);
        List<IssueCount> issues = issues(all);
        move(hold, current -> current.checked(counts, issues));
    }

    private void apply(ImportJob job, Hold hold) {
        List<ChunkSummary> all = applyChunks.apply(job, hold);
        Applied applied = all.stream().map(ChunkSummary::applied).reduce(Applied.NONE, Applied::plus);
        List<IssueCount> issues = issues(all);
        move(hold, current -> current.finishApplying(applied, issues));
    }

    private void undo(ImportJob job, Hold hold) {
        List<ChunkSummary> all = undoChunks.undo(job, hold);
        int undone = all.stream().mapToInt(ChunkSummary::undone).sum();
        int kept = all.stream().mapToInt(chunk -> chunk.kept().size()).sum();
        move(hold, current -> current.finishUndo(undone, kept));
    }

    private static List<IssueCount> issues(List<ChunkSummary> all) {
        return IssueCount.sum(
                all.stream().flatMap(chunk -> chunk.issues().stream()).toList());
    }

    /** Changes the job as it is now, which is not what it was when the work began; only while it is held. */
    private void move(Hold hold, Consumer<ImportJob> change) {
        for (int attempt = 1; ; attempt++) {
            ImportJob current = jobs.get(hold.jobId());
            if (!current.isHeldBy(hold.owner())) {
                throw new Hold.HoldLost();
            }
            change.accept(current);
            try {
                jobs.save(current);
                return;
            } catch (OptimisticLockingFailureException meanwhile) {
                if (attempt == TRIES) {
                    throw meanwhile;
                }
            }
        }
    }
}
