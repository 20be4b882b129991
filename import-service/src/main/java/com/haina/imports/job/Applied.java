package com.haina.imports.job;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * What applying did, in rows.
 *
 * @param failed rows found invalid or in conflict, before or only now
 * @param conflict those of the failed ones that contradict what is on file or another row
 */
record Applied(int created, int changed, int unchanged, int failed, int conflict) {
    static final Applied NONE = new Applied(0, 0, 0, 0, 0);

    /** From the store; what was written before conflicts were counted has none. */
    @PersistenceCreator
    static Applied stored(int created, int changed, int unchanged, int failed, @Nullable Integer conflict) {
        return new Applied(created, changed, unchanged, failed, conflict == null ? 0 : conflict);
    }

    Applied plus(Applied other) {
        return new Applied(
                created + other.created,
                changed + other.changed,
                unchanged + other.unchanged,
                failed + other.failed,
                conflict + other.conflict);
    }
}
