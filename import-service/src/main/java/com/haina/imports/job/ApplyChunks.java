package com.haina.imports.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
            while (true) {
                hold.check();
                boolean cancelled = jobs.get(job.id()).state() == ImportState.CANCELLING;
                List<ChunkSummary> all = chunks.summaries(job);
                int handedOut = count(all, ImportChunk.State.RELEASED);
                if (!cancelled) {
                    handedOut += release(job, all, properties.chunksInFlight() - handedOut);
                }
                hold.done(all.stream()
                        .filter(chunk -> chunk.state() == ImportChunk.State.APPLIED)
                        .mapToInt(ChunkSummary::rows)
                        .sum());
                if (handedOut == 0 && (cancelled || count(all, ImportChunk.State.CHECKED) == 0)) {
                    return all;
                }
                remind(all);
                if (handedOut > 0) {
                    signals.await(job.id());
                }
            }
        } finally {
            signals.end(job.id());
        }
    }

    private int release(ImportJob job, List<ChunkSummary> all, int room) {
        int released = 0;
        for (ChunkSummary chunk : all) {
            if (chunk.state() == ImportChunk.State.CHECKED && released < room) {
                ImportChunk full = chunks.get(chunk.id());
                if (full.state() == ImportChunk.State.CHECKED) {
                    String by = job.confirmedBy();
                    full.release(job.policy(), by == null ? job.createdBy() : by);
                    chunks.save(full);
                }
                released++;
            }
        }
        return released;
    }

    private void remind(List<ChunkSummary> all) {
        Instant before = Instant.now().minus(OVERDUE);
        for (ChunkSummary chunk : all) {
            if (chunk.state() == ImportChunk.State.RELEASED
                    && chunk.requestedAt().isBefore(before)) {
                log.warn("chunk {} is not answered, telling {} again", chunk.id(), "its owner");
                ImportChunk full = chunks.get(chunk.id());
                full.remind();
                chunks.save(full);
            }
        }
    }

    static int count(List<ChunkSummary> all, ImportChunk.State state) {
        return (int) all.stream().filter(chunk -> chunk.state() == state).count();
    }
}
