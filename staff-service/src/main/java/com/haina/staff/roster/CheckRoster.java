package com.haina.staff.roster;

import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterCheck;
import com.haina.contracts.roster.RosterCheckResult;

/** Says what rows would do, without doing it. */
@Component
class CheckRoster {

    private final ReadRosterFacts facts;

    CheckRoster(ReadRosterFacts facts) {
        this.facts = facts;
    }

    public RosterCheckResult check(RosterCheck check) {
        DecideRow decide = new DecideRow(facts.about(check.rows()), check.policy(), null);
        return new RosterCheckResult(
                check.rows().stream().map(row -> decide.decide(row).outcome()).toList());
    }
}
