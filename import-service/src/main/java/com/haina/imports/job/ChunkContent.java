package com.haina.imports.job;

import java.util.List;

import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowOutcome;

/**
 * A chunk's rows and what the dry run said of each, in the same order.
 *
 * @param outcomes one per row
 */
record ChunkContent(List<RosterRow> rows, List<RowOutcome> outcomes) {

    /** Rows that are handed out: what is wrong, contradicts or changes nothing stays here. */
    List<RosterRow> applicable() {
        List<RosterRow> handedOut = new java.util.ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (isApplicable(outcomes.get(i))) {
                handedOut.add(rows.get(i));
            }
        }
        return handedOut;
    }

    static boolean isApplicable(RowOutcome outcome) {
        return switch (outcome.verdict()) {
            case NEW, CHANGED -> true;
            case UNCHANGED, CONFLICT, INVALID -> false;
        };
    }

    @Override
    public String toString() {
        return "ChunkContent[" + rows.size() + " rows]";
    }
}
