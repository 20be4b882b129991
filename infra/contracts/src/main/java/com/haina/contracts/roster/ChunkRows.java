package com.haina.contracts.roster;

import java.util.List;

/**
 * The rows of a chunk and how they are to be applied.
 *
 * @param requestedBy id of the operator who confirmed the import, for the audit trail
 */
public record ChunkRows(
        String jobId, String chunkId, RosterKind kind, RosterPolicy policy, String requestedBy, List<RosterRow> rows) {}
