package com.haina.resident.building;

/**
 * Which row of which import made a place.
 *
 * @param stamp chunk id and row, so that a chunk delivered twice knows its own work
 */
public record ImportOrigin(String jobId, String stamp) {}
