package com.haina.staff.roster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.ImportChunkApi;
import com.haina.contracts.roster.RosterKind;
import com.haina.platform.events.IncomingEvent;

@Component
class RosterListener {

    private static final Logger log = LoggerFactory.getLogger(RosterListener.class);

    private final ImportChunkApi chunks;
    private final ApplyRoster apply;
    private final UndoRoster undo;

    RosterListener(ImportChunkApi chunks, ApplyRoster apply, UndoRoster undo) {
        this.chunks = chunks;
        this.apply = apply;
        this.undo = undo;
    }

    @KafkaListener(topics = "import.events")
    void on(IncomingEvent event) {
        event.when(ChunkReady.TYPE, ChunkReady.class, this::ready)
                .when(ChunkUndoRequested.TYPE, ChunkUndoRequested.class, this::undoRequested);
    }

    private void ready(ChunkReady chunk) {
        if (chunk.kind() != RosterKind.STAFF || apply.isApplied(chunk.chunkId())) {
            return;
        }
        try {
            apply.apply(chunks.rows(chunk.chunkId()));
        } catch (HttpClientErrorException.NotFound cancelled) {
            log.info("chunk {} of import {} is gone, nothing to apply", chunk.chunkId(), chunk.jobId());
        }
    }

    private void undoRequested(ChunkUndoRequested chunk) {
        if (chunk.kind() == RosterKind.STAFF) {
            undo.undo(chunk.jobId(), chunk.chunkId());
        }
    }
}
