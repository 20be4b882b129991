package com.haina.imports.mapping;

/** Why a column was taken for a field, or not. */
public enum MatchReason {
    /** The title is the field's own name. */
    EXACT,
    /** The title is another word for it. */
    SYNONYM,
    /** The title alone would be doubtful; the group title above it decided. */
    GROUP_TITLE,
    /** The operator decided so for an earlier file with the same titles. */
    REMEMBERED,
    /** The operator decided so now. */
    CHOSEN,
    /** Another column is a better match for the same field. */
    DUPLICATE,
    /** Written by an earlier import's report; never read. */
    REPORT_COLUMN,
    /** No field has such a title. */
    UNKNOWN
}
