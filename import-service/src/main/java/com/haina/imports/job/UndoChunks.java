package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Takes an applied job back, the last chunk first and one after the other: a later chunk may have changed what an
 * earlier one created.
 */
@Component
class UndoChunks {
    private static final Duration OVERDUE = Duration.ofMinutes(3);

    private final ImportChunks chunks;
    private final ChunkSignals signals;

    UndoChunks(ImportChunks chunks, ChunkSignals signals) {
        this.chunks = chunks;
        this.signals = signals;
    }

    /** Returns when every chunk that did something is taken back. */
    List<ChunkSummary> undo(ImportJob job, Hold hold) {
        signals.begin(job.id());
        try {
            while (true) {
                hold.check();
                List<ChunkSummary> all = chunks.summaries(job);
                List<ChunkSummary> open = all.stream()
                        .filter(UndoChunks::isOpen)
                        .sorted(Comparator.comparingInt(ChunkSummary::index).reversed())
                        .toList();
                hold.done(all.stream()
                        .filter(chunk -> chunk.state() == ImportChunk.State.UNDONE)
                        .mapToInt(ChunkSummary::rows)
                        .sum());
                if (open.isEmpty()) {
                    return all;
                }
                ask(job, open.getFirst());
                signals.await(job.id());
            }
        } finally {
            signals.end(job.id());
        }
    }

    static boolean isOpen(ChunkSummary chunk) {
        return chunk.state() == ImportChunk.State.UNDO_REQUESTED
                || (chunk.state() == ImportChunk.State.APPLIED
                        && chunk.applied().created() + chunk.applied().changed() > 0);
    }

    private void ask(ImportJob job, ChunkSummary chunk) {
        ImportChunk full = chunks.get(chunk.id());
        if (full.hasSomethingToUndo()) {
            String by = job.confirmedBy();
            full.requestUndo(by == null ? job.createdBy() : by);
            chunks.save(full);
        } else if (full.state() == ImportChunk.State.UNDO_REQUESTED
                && full.requestedAt().isBefore(Instant.now().minus(OVERDUE))) {
            full.remind();
            chunks.save(full);
        }
    }
}
