package com.haina.staff.roster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.staff.department.DepartmentPath;
import com.haina.staff.member.MemberDetails;
import com.haina.staff.member.MemberOnFile;

/**
 * What a row will do.
 *
 * @param onFile the member that it is about, if there is one
 * @param details what is on file afterwards; absent when nothing is written
 * @param departmentToMake the department that has to be made first; then {@code details} has none yet
 * @param comesBack whether somebody who left works here again
 */
record Decision(
        int row,
        Verdict verdict,
        List<RowIssue> issues,
        List<FieldChange> changes,
        @Nullable MemberOnFile onFile,
        @Nullable MemberDetails details,
        @Nullable DepartmentPath departmentToMake,
        boolean comesBack) {

    static Decision nothing(int row, Verdict verdict, List<RowIssue> issues, @Nullable MemberOnFile onFile) {
        return new Decision(row, verdict, List.copyOf(issues), List.of(), onFile, null, null, false);
    }

    RowOutcome outcome() {
        return new RowOutcome(row, verdict, issues, changes);
    }

    @Override
    public String toString() {
        return "Decision[" + row + ", " + verdict + "]";
    }
}
