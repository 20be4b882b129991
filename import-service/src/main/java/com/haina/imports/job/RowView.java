package com.haina.imports.job;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.Verdict;

/**
 * A row and what the dry run, or applying it, said.
 *
 * @param row as Excel shows it
 * @param values personal ones masked
 * @param changes before and after, personal values masked
 */
record RowView(int row, Verdict verdict, List<ValueView> values, List<IssueView> issues, List<ChangeView> changes) {

    record ValueView(String field, String title, String value) {}

    record IssueView(RowIssue.Severity severity, String field, String title, String code, String message) {}

    record ChangeView(
            String field,
            String title,
            @Nullable String before,
            @Nullable String after) {}
}
