package com.haina.simulators.users;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;

/** More followers than anybody wants to click together. */
@RestController
class CrowdController {

    private final Accounts accounts;
    private final Fans fans;

    CrowdController(Accounts accounts, Fans fans) {
        this.accounts = accounts;
        this.fans = fans;
    }

    /** Lets so many followers without phones follow the account; with fewer than before the last ones leave. Nothing is pushed. */
    @PutMapping("/sim/api/accounts/{appId}/crowd")
    Map<String, Integer> set(@PathVariable String appId, @Valid @RequestBody CrowdRequest request) {
        fans.crowd(accounts.get(appId).appId(), request.count());
        return Map.of("followers", fans.all(appId).size());
    }

    record CrowdRequest(@Min(0) @Max(200_000) int count) {}
}
