package com.haina.staff.member;

import java.util.List;

/**
 * What became of something done to many.
 *
 * @param ids to whom it was done
 * @param failures who stayed as they were, and why
 */
record BulkResult(int done, List<String> ids, List<Failure> failures) {

    /** Somebody who stayed as before. */
    record Failure(String id, String code, String detail) {}
}
