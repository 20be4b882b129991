package com.haina.imports.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RowIssue;

/**
 * What an import did.
 *
 * @param issues how many rows have which issue, in words, the most frequent first
 * @param kept rows whose record was changed by hand after the import and therefore stayed when it was undone; at most 500
 * @param files where the user's file is to be had with the remarks
 */
record ReportView(
        String id,
        ImportState state,
        RosterKind kind,
        String fileName,
        int rows,
        Counts counts,
        Applied applied,
        int undone,
        int keptRows,
        List<IssueSum> issues,
        List<KeptView> kept,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Files files) {

    record IssueSum(RowIssue.Severity severity, String field, String title, String code, String message, int rows) {}

    record KeptView(int row, String recordId, String reason, String message) {}

    record Files(String annotated, String failedRows) {}
}
