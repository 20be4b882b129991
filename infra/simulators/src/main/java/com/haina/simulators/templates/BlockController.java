package com.haina.simulators.templates;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.people.People;

/** A follower refuses an account's notices, or takes them again. */
@RestController
@RequestMapping("/sim/api/persons/{id}/accounts/{appId}/notice-block")
class BlockController {

    private final People people;
    private final Accounts accounts;
    private final Blocks blocks;

    BlockController(People people, Accounts accounts, Blocks blocks) {
        this.people = people;
        this.accounts = accounts;
        this.blocks = blocks;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@PathVariable String id, @PathVariable String appId) {
        blocks.set(accounts.get(appId).appId(), people.openId(appId, people.get(id)), true);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@PathVariable String id, @PathVariable String appId) {
        blocks.set(accounts.get(appId).appId(), people.openId(appId, people.get(id)), false);
    }
}
