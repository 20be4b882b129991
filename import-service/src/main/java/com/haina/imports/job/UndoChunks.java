package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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
            NavigableMap<Integer, ChunkSummary> all = new TreeMap<>(Comparator.reverseOrder());
            chunks.summaries(job).forEach(chunk -> all.put(chunk.index(), chunk));
            while (true) {
                hold.check();
                hold.done(all.values().stream()
                        .filter(chunk -> chunk.state() == ImportChunk.State.UNDONE)
                        .mapToInt(ChunkSummary::rows)
                        .sum());
                Optional<ChunkSummary> open =
                        all.values().stream().filter(UndoChunks::isOpen).findFirst();
                if (open.isEmpty()) {
                    return List.copyOf(all.values());
                }
                ask(job, open.get());
                signals.await(job.id());
                chunks.summaries(List.of(open.get().id())).forEach(chunk -> all.put(chunk.index(), chunk));
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
