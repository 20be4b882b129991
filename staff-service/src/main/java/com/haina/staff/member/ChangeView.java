package com.haina.staff.member;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that became of a member's record: an edit, a transfer, a departure, a return, a merge, a deletion, an import.
 *
 * @param action for example {@code member.transfer}, {@code member.import-change}, {@code member.bulk-leave}
 * @param actorName who did it; absent for an import, whose job knows its operator
 * @param jobId the import that did it
 * @param before fields that changed, before; personal values masked
 * @param after the same fields, after
 */
record ChangeView(
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
