package com.haina.contracts.roster;

import java.util.List;

/**
 * A chunk was applied, once. Published by resident-service and staff-service; subject = chunk id.
 *
 * @param created rows that created a record
 * @param changed rows that changed one
 * @param unchanged rows that left everything as it was
 * @param failed rows not applied
 * @param outcomes the rows with issues, without changes (no personal data)
 */
public record ChunkApplied(
        String jobId, String chunkId, int created, int changed, int unchanged, int failed, List<RowOutcome> outcomes) {

    /** Wire type as published by resident-service. */
    public static final String RESIDENT_TYPE = "resident.chunk-applied.v1";
    /** Wire type as published by staff-service. */
    public static final String STAFF_TYPE = "staff.chunk-applied.v1";
}
