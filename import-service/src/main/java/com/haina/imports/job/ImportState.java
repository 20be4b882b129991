package com.haina.imports.job;

import java.util.Set;

/** Where an import is. */
enum ImportState {
    /** Stored, but which sheet or which columns matter is not clear; waits for a mapping. */
    UPLOADED,
    /** Mapped; waits for nothing but a free worker. */
    MAPPED,
    /** The dry run is going on. */
    CHECKING,
    /** The dry run's result waits for a person's decision. */
    CHECKED,
    /** Confirmed; chunks are being applied. */
    APPLYING,
    /** Cancelled while applying: what was handed out is still being applied, nothing more is. */
    CANCELLING,
    APPLIED,
    CANCELLED,
    UNDOING,
    UNDONE,
    FAILED;

    /** States in which a worker must hold the job. */
    static final Set<ImportState> WORKED_ON = Set.of(MAPPED, CHECKING, APPLYING, CANCELLING, UNDOING);

    boolean isWorkedOn() {
        return WORKED_ON.contains(this);
    }

    /** States in which a mapping may still be changed. */
    boolean isBeforeConfirmation() {
        return this == UPLOADED || this == MAPPED || this == CHECKING || this == CHECKED;
    }
}
