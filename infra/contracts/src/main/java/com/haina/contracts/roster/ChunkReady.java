package com.haina.contracts.roster;

/**
 * A chunk of rows waits to be applied. Published by import-service on {@code import.events}, one per chunk; subject = chunk id.
 *
 * @param rows how many rows the chunk has
 */
public record ChunkReady(String jobId, String chunkId, RosterKind kind, int rows) {

    /** Wire type. */
    public static final String TYPE = "import.chunk-ready.v1";
}
