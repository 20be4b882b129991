package com.haina.contracts.roster;

/** An applied chunk is to be taken back. Published by import-service on {@code import.events}; subject = chunk id. */
public record ChunkUndoRequested(String jobId, String chunkId, RosterKind kind, String requestedBy) {

    /** Wire type. */
    public static final String TYPE = "import.chunk-undo-requested.v1";
}
