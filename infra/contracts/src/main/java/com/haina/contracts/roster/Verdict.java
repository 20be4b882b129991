package com.haina.contracts.roster;

/** What becomes of a row. */
public enum Verdict {
    /** Nothing like it is on file. */
    NEW,
    /** On file, and the row changes it under the chosen policy. */
    CHANGED,
    /** On file and the same, or left as it is by the chosen policy. */
    UNCHANGED,
    /** Contradicts the record on file or another row in a way that no policy settles. */
    CONFLICT,
    /** Cannot be applied; has at least one error. */
    INVALID
}
