package com.haina.imports.job;

import java.time.Instant;

/**
 * How far the present phase is.
 *
 * @param done rows
 * @param total rows
 * @param startedAt of the phase
 */
record Progress(int done, int total, Instant startedAt, Instant updatedAt) {

    static Progress begin(int total) {
        Instant now = Instant.now();
        return new Progress(0, total, now, now);
    }
}
