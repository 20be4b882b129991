package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Hands a confirmed job's chunks to the owner of the records, some at a time, until all are answered. What is where is
 * read from the chunks, so it does not matter who began.
 */
@Component
class ApplyChunks {
    private static final Logger log = LoggerFactory.getLogger(ApplyChunks.class);
    /** Past the peer's own retries, dead letters included. */
    private static final Duration OVERDUE = Duration.ofMinutes(3);

    private final ImportJobs jobs;
    private final ImportChunks chunks;
    private final ChunkSignals signals;
    private final ImportProperties properties;

    ApplyChunks(ImportJobs jobs, ImportChunks chunks, ChunkSignals signals, ImportProperties properties) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.signals = signals;
        this.properties = properties;
    }

    /** Returns when every chunk that was handed out is answered and no more is to be handed out. */
    List<ChunkSummary> apply(ImportJob job, Hold hold) {
        signals.begin(job.id());
        try {
            // Read whole once; from then on only what is handed out moves, so that the work per chunk does not grow
            // with their number.
            List<ChunkSummary> all = chunks.summaries(job);
            Deque<ChunkSummary> waiting = new ArrayDeque<>(in(all, ImportChunk.State.CHECKED));
            List<ChunkSummary> handedOut = in(all, ImportChunk.State.RELEASED);
            int done = rows(in(all, ImportChunk.State.APPLIED));
            Applied applied = applied(all);
            boolean cancelled = false;
            while (true) {
                hold.check();
                if (!cancelled && jobs.get(job.id()).state() == ImportState.CANCELLING) {
                    cancelled = true;
                    // Whoever had the job until it was cancelled may hand out chunks for a moment yet; after this it
                    // cannot, and what it handed out is seen here.
                    chunks.withhold(job);
                    waiting.clear();
                    all = chunks.summaries(job);
                    handedOut = in(all, ImportChunk.State.RELEASED);
                    done = rows(in(all, ImportChunk.State.APPLIED));
                    applied = applied(all);
                }
                if (!cancelled && handedOut.size() <= properties.chunksInFlight() / 2) {
                    while (!waiting.isEmpty() && handedOut.size() < properties.chunksInFlight()) {
                        hold.check();
                        ChunkSummary next = waiting.remove();
                        ImportChunk released = release(job, next);
                        if (released.state() == ImportChunk.State.RELEASED) {
                            handedOut.add(next);
                        } else {
                            done += next.rows();
                            applied = applied.plus(released.applied());
                        }
                    }
                }
                hold.done(done);
                hold.applied(applied);
                if (handedOut.isEmpty() && waiting.isEmpty()) {
                    return chunks.summaries(job);
                }
                if (handedOut.isEmpty()) {
                    continue;
                }
                signals.await(job.id());
                List<ChunkSummary> seen = chunks.summaries(
                        handedOut.stream().map(ChunkSummary::id).toList());
                done += rows(in(seen, ImportChunk.State.APPLIED));
                applied = applied.plus(applied(seen));
                handedOut = in(seen, ImportChunk.State.RELEASED);
                remind(handedOut);
            }
        } finally {
            signals.end(job.id());
        }
    }

    /** Answers the chunk as it is now: released, or applied at once where no row does anything. */
    private ImportChunk release(ImportJob job, ChunkSummary chunk) {
        ImportChunk full = chunks.get(chunk.id());
        if (full.state() == ImportChunk.State.CHECKED) {
            String by = job.confirmedBy();
            full.release(job.policy(), by == null ? job.createdBy() : by);
            try {
                chunks.save(full);
            } catch (OptimisticLockingFailureException takenOver) {
                throw new Hold.HoldLost();
            }
        }
        return full;
    }

    private void remind(List<ChunkSummary> handedOut) {
        Instant before = Instant.now().minus(OVERDUE);
        for (ChunkSummary chunk : handedOut) {
            if (chunk.requestedAt().isBefore(before)) {
                log.warn("chunk {} is not answered, telling {} again", chunk.id(), "its owner");
                ImportChunk full = chunks.get(chunk.id());
                full.remind();
                chunks.save(full);
            }
        }
    }

    private static List<ChunkSummary> in(List<ChunkSummary> all, ImportChunk.State state) {
        return new ArrayList<>(
                all.stream().filter(chunk -> chunk.state() == state).toList());
    }

    private static Applied applied(List<ChunkSummary> some) {
        return some.stream().map(ChunkSummary::applied).reduce(Applied.NONE, Applied::plus);
    }

    private static int rows(List<ChunkSummary> some) {
        return some.stream().mapToInt(ChunkSummary::rows).sum();
    }
}
