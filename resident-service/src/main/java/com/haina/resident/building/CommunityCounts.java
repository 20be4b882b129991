package com.haina.resident.building;

/**
 * How much a community holds.
 *
 * @param nodes above the rooms, in all structures
 * @param residents people who live there now, each counted once
 */
record CommunityCounts(long nodes, long rooms, long residents) {}
