package com.haina.imports.rows;

import java.util.List;

import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;

/**
 * A row ready to be checked.
 *
 * @param issues what the sheet itself tells: lost digits, a number that became a date, a failed formula
 */
public record CleanRow(RosterRow row, List<RowIssue> issues) {

    public boolean hasErrors() {
        return issues.stream().anyMatch(issue -> issue.severity() == RowIssue.Severity.ERROR);
    }
}
