package com.haina.resident.roster;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.roster.RosterApi;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;

/** Dry runs for import-service. */
@RestController
class RosterController implements RosterApi {

    private static final int MOST_ROWS = 2_000;
    private static final String NO_JOB = "";

    private final RosterPlanner planner;

    RosterController(RosterPlanner planner) {
        this.planner = planner;
    }

    @Override
    public RosterCheckResult check(@RequestBody RosterCheck check) {
        if (check.rows().size() > MOST_ROWS) {
            throw new TooManyRows(MOST_ROWS);
        }
        return new RosterCheckResult(planner.plan(NO_JOB, NO_JOB, check.kind(), check.policy(), check.rows())
                .outcomes());
    }
}
