package com.haina.local.store;

/** What an acknowledged write survives. */
public enum Durability {
    /** The death of the process. */
    COMMIT,
    /** Also the death of the operating system: the file is forced to the disk before each answer. */
    SYNC
}
