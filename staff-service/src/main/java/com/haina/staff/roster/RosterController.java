package com.haina.staff.roster;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.roster.RosterApi;
import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;
import com.haina.contracts.roster.RosterKind;

@RestController
class RosterController implements RosterApi {

    private static final int MOST_ROWS = 2_000;

    private final CheckRoster check;

    RosterController(CheckRoster check) {
        this.check = check;
    }

    @Override
    public RosterCheckResult check(@RequestBody RosterCheck question) {
        if (question.kind() != RosterKind.STAFF || question.rows().size() > MOST_ROWS) {
            throw new NotAStaffRoster(MOST_ROWS);
        }
        return check.check(question);
    }
}
