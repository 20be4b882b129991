package com.haina.resident.roster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RowIssue;
import com.haina.resident.building.PlacePlan;
import com.haina.resident.person.PeoplePlan;

/**
 * A row as it was understood, with everything wrong or doubtful about it.
 *
 * @param wanted the room; absent where the building part cannot be understood
 * @param said the person; absent where the row is about a room only
 */
record ReadRow(int number, PlacePlan.@Nullable Wanted wanted, PeoplePlan.@Nullable Said said, List<RowIssue> issues) {

    boolean isValid() {
        return wanted != null && issues.stream().noneMatch(issue -> issue.severity() == RowIssue.Severity.ERROR);
    }
}
