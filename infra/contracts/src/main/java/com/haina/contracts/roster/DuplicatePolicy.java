package com.haina.contracts.roster;

/** What a row does to a record that is already on file. */
public enum DuplicatePolicy {
    /** Leave the record as it is. */
    SKIP,
    /** Write only the fields that are empty on file. */
    FILL_EMPTY,
    /** The row's values win; empty cells never delete. */
    OVERWRITE
}
