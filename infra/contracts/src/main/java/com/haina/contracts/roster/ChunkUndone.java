package com.haina.contracts.roster;

import java.util.List;

/**
 * A chunk was taken back, as far as nobody changed its records since. Published by resident-service and staff-service; subject = chunk id.
 *
 * @param undone rows taken back
 * @param kept rows whose record was changed by hand afterwards and therefore stays
 */
public record ChunkUndone(String jobId, String chunkId, int undone, List<KeptRow> kept) {

    /** Wire type as published by resident-service. */
    public static final String RESIDENT_TYPE = "resident.chunk-undone.v1";
    /** Wire type as published by staff-service. */
    public static final String STAFF_TYPE = "staff.chunk-undone.v1";

    /**
     * A row that stays.
     *
     * @param recordId id of the resident, room or staff member
     * @param reason code of the message {@code kept.<reason>}
     */
    public record KeptRow(int row, String recordId, String reason) {}
}
