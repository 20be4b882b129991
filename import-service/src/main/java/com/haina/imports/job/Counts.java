package com.haina.imports.job;

import com.haina.contracts.roster.Verdict;

/**
 * What a dry run found, in rows.
 *
 * @param warnings rows with at least one warning, whatever their verdict
 */
record Counts(int newRows, int changed, int unchanged, int conflict, int invalid, int warnings) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    int rows() {
        return newRows + changed + unchanged + conflict + invalid;
    }

    int of(Verdict verdict) {
        return switch (verdict) {
            case NEW -> newRows;
            case CHANGED -> changed;
            case UNCHANGED -> unchanged;
            case CONFLICT -> conflict;
            case INVALID -> invalid;
        };
    }

    Counts plus(Counts other) {
        return new Counts(
                newRows + other.newRows,
                changed + other.changed,
                unchanged + other.unchanged,
                conflict + other.conflict,
                invalid + other.invalid,
                warnings + other.warnings);
    }

    Counts plus(Verdict verdict, boolean warned) {
        return plus(new Counts(
                verdict == Verdict.NEW ? 1 : 0,
                verdict == Verdict.CHANGED ? 1 : 0,
                verdict == Verdict.UNCHANGED ? 1 : 0,
                verdict == Verdict.CONFLICT ? 1 : 0,
                verdict == Verdict.INVALID ? 1 : 0,
                warned ? 1 : 0));
    }
}
