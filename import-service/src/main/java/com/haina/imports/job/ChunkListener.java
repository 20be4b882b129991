package com.haina.imports.job;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.ChunkApplied;
import com.haina.contracts.roster.ChunkUndone;
import com.haina.platform.events.IncomingEvent;

/** Answers of the services that own the records. */
@Component
class ChunkListener {
    private final SettleChunk settle;

    ChunkListener(SettleChunk settle) {
        this.settle = settle;
    }

    @KafkaListener(topics = {"resident.events", "staff.events"})
    void on(IncomingEvent event) {
        event.when(ChunkApplied.RESIDENT_TYPE, ChunkApplied.class, settle::applied)
                .when(ChunkApplied.STAFF_TYPE, ChunkApplied.class, settle::applied)
                .when(ChunkUndone.RESIDENT_TYPE, ChunkUndone.class, settle::undone)
                .when(ChunkUndone.STAFF_TYPE, ChunkUndone.class, settle::undone);
    }
}
