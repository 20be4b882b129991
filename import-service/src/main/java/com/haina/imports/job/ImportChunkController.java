package com.haina.imports.job;

import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ImportChunkApi;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.platform.problem.RecordNotFound;

/** Hands a chunk's rows to the service that applies them. */
@RestController
class ImportChunkController implements ImportChunkApi {
    private final ImportChunks chunks;

    ImportChunkController(ImportChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public ChunkRows rows(String chunkId) {
        ImportChunk chunk = chunks.get(chunkId);
        RosterPolicy policy = chunk.policy();
        String requestedBy = chunk.requestedBy();
        if (policy == null || requestedBy == null) {
            // Checked, not confirmed: nobody is to have it yet.
            throw new RecordNotFound();
        }
        ChunkContent content = chunks.content(chunkId).orElseThrow(RecordNotFound::new);
        return new ChunkRows(chunk.jobId(), chunk.id(), chunk.kind(), policy, requestedBy, content.applicable());
    }
}
