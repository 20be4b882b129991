package com.haina.contracts.roster;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Where the receiver of {@link ChunkReady} fetches the rows (claim check: they are personal data and do not travel on Kafka). Internal:
 * a service token, the tenant in the header {@code X-Tenant-Id}.
 */
@HttpExchange("/internal/v1/chunks")
public interface ImportChunkApi {

    /** The rows of a chunk; 404 when it was cancelled or shredded. */
    @GetExchange("/{chunkId}")
    ChunkRows rows(@PathVariable String chunkId);
}
