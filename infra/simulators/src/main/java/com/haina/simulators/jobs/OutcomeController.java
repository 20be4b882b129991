package com.haina.simulators.jobs;

import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;

@RestController
@RequestMapping("/sim/api/accounts/{appId}/outcomes")
class OutcomeController {

    private final Accounts accounts;
    private final Outcomes outcomes;

    OutcomeController(Accounts accounts, Outcomes outcomes) {
        this.accounts = accounts;
        this.outcomes = outcomes;
    }

    /** Says how jobs of one kind end. */
    @PutMapping
    Outcome set(@PathVariable String appId, @Valid @RequestBody Outcome outcome) {
        outcomes.set(accounts.get(appId).appId(), outcome);
        return outcome;
    }

    /** Lets all jobs end well again. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable String appId) {
        outcomes.clear(accounts.get(appId).appId());
    }
}
