package com.haina.resident.person;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that became of a resident's record.
 *
 * @param action for example {@code resident.update}, {@code resident.import-create}, {@code resident.bulk-delete}
 * @param actorName who did it; absent for an import, whose job knows its operator
 * @param jobId the import that did it
 * @param before fields that changed, before; personal values masked
 * @param after the same fields, after
 */
record HistoryView(
        Instant time,
        By by,
        String action,
        @Nullable String actorId,
        @Nullable String actorName,
        @Nullable String jobId,
        Map<String, String> before,
        Map<String, String> after) {

    /** What kind of hand it was. */
    enum By {
        PERSON,
        IMPORT
    }
}
