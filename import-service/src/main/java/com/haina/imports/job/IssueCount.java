package com.haina.imports.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.haina.contracts.roster.RowIssue;

/** How many rows have a certain issue. */
record IssueCount(RowIssue.Severity severity, String field, String code, int rows) {

    static List<IssueCount> of(Collection<RowIssue> issues) {
        return sum(issues.stream()
                .map(issue -> new IssueCount(issue.severity(), issue.field(), issue.code(), 1))
                .toList());
    }

    /** The most frequent first. */
    static List<IssueCount> sum(Collection<IssueCount> counts) {
        Map<String, IssueCount> sums = new LinkedHashMap<>();
        for (IssueCount count : counts) {
            sums.merge(
                    count.severity + count.field + "|" + count.code,
                    count,
                    (a, b) -> new IssueCount(a.severity, a.field, a.code, a.rows + b.rows));
        }
        return sums.values().stream()
                .sorted(Comparator.comparingInt(IssueCount::rows).reversed())
                .toList();
    }
}
