package com.haina.imports.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;

/** Takes an answer on a chunk, once however often it comes. */
@Component
class SettleChunk {
    private static final Logger log = LoggerFactory.getLogger(SettleChunk.class);

    private final ImportChunks chunks;
    private final ChunkSignals signals;

    SettleChunk(ImportChunks chunks, ChunkSignals signals) {
        this.chunks = chunks;
        this.signals = signals;
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 10, delay = 20, jitter = 20)
    void applied(ChunkApplied answer) {
        chunks.find(answer.chunkId())
                .ifPresentOrElse(
                        chunk -> {
                            if (chunk.applied(answer)) {
                                chunks.save(chunk);
                                signals.moved(chunk.jobId());
                            }
                        },
                        () -> log.info("an answer on chunk {}, which is not ours", answer.chunkId()));
    }

    @Retryable(includes = OptimisticLockingFailureException.class, maxRetries = 10, delay = 20, jitter = 20)
    void undone(ChunkUndone answer) {
        chunks.find(answer.chunkId()).ifPresent(chunk -> {
            if (chunk.undone(answer)) {
                chunks.save(chunk);
                signals.moved(chunk.jobId());
            }
        });
    }
}
