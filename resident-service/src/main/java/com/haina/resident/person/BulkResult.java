package com.haina.resident.person;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of something done to many.
 *
 * @param ids to whom it was done, or had been already; the same ids take a removal back
 * @param failures who stayed as they were, and why
 * @param restorableUntil until when a removal can be taken back
 */
record BulkResult(
        int done,
        List<String> ids,
        List<Failure> failures,
        @Nullable Instant restorableUntil) {

    /** Somebody who stayed as before. */
    record Failure(String id, String code, String detail) {}
}
