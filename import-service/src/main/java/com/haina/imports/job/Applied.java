package com.haina.imports.job;

/** What applying did, in rows; failed rows are those found invalid or in conflict before or only now. */
record Applied(int created, int changed, int unchanged, int failed) {
    static final Applied NONE = new Applied(0, 0, 0, 0);

    Applied plus(Applied other) {
        return new Applied(
                created + other.created, changed + other.changed, unchanged + other.unchanged, failed + other.failed);
    }
}
