package com.haina.contracts.roster;

/**
 * How a batch is applied.
 *
 * @param createMissing whether rooms (residents, rooms) or departments (staff) that are not on file may be created
 */
public record RosterPolicy(DuplicatePolicy duplicates, boolean createMissing) {}
